<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Inspector::CallsPane</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::FileJob</name>
    <message numerus="yes">
        <source>%Ln line(s) were skipped in all.</source>
        <translation>
            <numerusform>%Ln line was skipped in all.</numerusform>
            <numerusform>%Ln lines were skipped in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::MainWindow</name>
    <message numerus="yes">
        <source>It has %Ln record(s). What is discarded cannot be had again.</source>
        <translation>
            <numerusform>It has %Ln record. What is discarded cannot be had again.</numerusform>
            <numerusform>It has %Ln records. What is discarded cannot be had again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::StatisticsPane</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
</TS>
