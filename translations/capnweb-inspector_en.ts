<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Inspector::CallsModel</name>
    <message numerus="yes">
        <source>%Ln call(s) below</source>
        <translation>
            <numerusform>%Ln call below</numerusform>
            <numerusform>%Ln calls below</numerusform>
        </translation>
    </message>
</context>
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
    <name>Inspector::CapabilityTableModel</name>
    <message numerus="yes">
        <source>%Ln of the same origin are held: the more, and the longer, the higher is the score, up to 100</source>
        <translation>
            <numerusform>%Ln of the same origin is held: the more, and the longer, the higher is the score, up to 100</numerusform>
            <numerusform>%Ln of the same origin are held: the more, and the longer, the higher is the score, up to 100</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::CollectionsModel</name>
    <message numerus="yes">
        <source>Delete %n call(s)</source>
        <translation>
            <numerusform>Delete %n call</numerusform>
            <numerusform>Delete %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n call(s)</source>
        <translation>
            <numerusform>Move %n call</numerusform>
            <numerusform>Move %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::CollectionsPane</name>
    <message numerus="yes">
        <source>&amp;Run %n Call(s)</source>
        <translation>
            <numerusform>&amp;Run %n Call</numerusform>
            <numerusform>&amp;Run %n Calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerHints</name>
    <message numerus="yes">
        <source>Called with %1 and %n other(s).</source>
        <translation>
            <numerusform>Called with %1 and %n other kind.</numerusform>
            <numerusform>Called with %1 and %n other kinds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) with other arguments.</source>
        <translation>
            <numerusform>%n call with other arguments.</numerusform>
            <numerusform>%n calls with other arguments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n time(s).</source>
        <translation>
            <numerusform>Read %n time.</numerusform>
            <numerusform>Read %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n method(s) or propert(y/ies) seen here in traffic; the Down key in the field lists them.</source>
        <translation>
            <numerusform>%n method or property seen here in traffic; the Down key in the field lists it.</numerusform>
            <numerusform>%n methods or properties seen here in traffic; the Down key in the field lists them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerMembers</name>
    <message numerus="yes">
        <source>called %n time(s)</source>
        <translation>
            <numerusform>called %n time</numerusform>
            <numerusform>called %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>read %n time(s)</source>
        <translation>
            <numerusform>read %n time</numerusform>
            <numerusform>read %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::DensityStrip</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::EntryUsesView</name>
    <message numerus="yes">
        <source>… and %Ln more: show all in the timeline</source>
        <translation>
            <numerusform>… and %Ln more: show all in the timeline</numerusform>
            <numerusform>… and %Ln more: show all in the timeline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are too large to be looked into.</source>
        <translation>
            <numerusform>%Ln message is too large to be looked into.</numerusform>
            <numerusform>%Ln messages are too large to be looked into.</numerusform>
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
    <name>Inspector::FindBar</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::FindingsPane</name>
    <message numerus="yes">
        <source>Rules (%Ln ignored)</source>
        <translation>
            <numerusform>Rules (%Ln ignored)</numerusform>
            <numerusform>Rules (%Ln ignored)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::LiveSpool</name>
    <message numerus="yes">
        <source>%Ln record(s) of %1 are missing in what is kept on disk for the case that the program is killed.</source>
        <translation>
            <numerusform>%Ln record of %1 is missing in what is kept on disk for the case that the program is killed.</numerusform>
            <numerusform>%Ln records of %1 are missing in what is kept on disk for the case that the program is killed.</numerusform>
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
    <message numerus="yes">
        <source>%1; paused, %Ln came since</source>
        <comment>counts of records, then how many are not shown yet</comment>
        <translation>
            <numerusform>%1; paused, %Ln came since</numerusform>
            <numerusform>%1; paused, %Ln came since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The recording is in %1; %Ln record(s) are missing in it.</source>
        <translation>
            <numerusform>The recording is in %1; %Ln record is missing in it.</numerusform>
            <numerusform>The recording is in %1; %Ln records are missing in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ReadingBar</name>
    <message numerus="yes">
        <source>The first %Ln record(s) are shown. Saving, notes and replays wait for the rest.</source>
        <translation>
            <numerusform>The first record is shown. Saving, notes and replays wait for the rest.</numerusform>
            <numerusform>The first %Ln records are shown. Saving, notes and replays wait for the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln record(s) are shown. %1</source>
        <comment>then why</comment>
        <translation>
            <numerusform>Only the first record is shown. %1</numerusform>
            <numerusform>Only the first %Ln records are shown. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::Recordings::Recording</name>
    <message numerus="yes">
        <source>%Ln record(s) are missing in %1.</source>
        <translation>
            <numerusform>%Ln record is missing in %1.</numerusform>
            <numerusform>%Ln records are missing in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayConsent</name>
    <message numerus="yes">
        <source>%Ln message(s) would be sent</source>
        <translation>
            <numerusform>%Ln message would be sent</numerusform>
            <numerusform>%Ln messages would be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) among them that may change something at the server.</source>
        <translation>
            <numerusform>%Ln call among them that may change something at the server.</numerusform>
            <numerusform>%Ln calls among them that may change something at the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) cannot be sent.</source>
        <translation>
            <numerusform>%Ln message cannot be sent.</numerusform>
            <numerusform>%Ln messages cannot be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayStepsModel</name>
    <message numerus="yes">
        <source>Skip %n message(s)</source>
        <translation>
            <numerusform>Skip %n message</numerusform>
            <numerusform>Skip %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n message(s)</source>
        <translation>
            <numerusform>Send %n message</numerusform>
            <numerusform>Send %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::SessionsModel</name>
    <message numerus="yes">
        <source>%n more session(s)</source>
        <translation>
            <numerusform>%n more session</numerusform>
            <numerusform>%n more sessions</numerusform>
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
<context>
    <name>Inspector::StreamsModel</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <comment>chunks</comment>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::TablesPane</name>
    <message numerus="yes">
        <source>Nothing looks leaked: no origin is held %Ln times or more.</source>
        <translation>
            <numerusform>Nothing looks leaked: no origin is held %Ln time or more.</numerusform>
            <numerusform>Nothing looks leaked: no origin is held %Ln times or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dispose of %Ln capabilities that look leaked?</source>
        <translation>
            <numerusform>Dispose of %Ln capability that looks leaked?</numerusform>
            <numerusform>Dispose of %Ln capabilities that look leaked?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::Workbench</name>
    <message numerus="yes">
        <source>The program ended unexpectedly. It was recording %Ln capture(s) until %1 (%2), which are in no file yet.</source>
        <translation>
            <numerusform>The program ended unexpectedly. It was recording %Ln capture until %1 (%2), which is in no file yet.</numerusform>
            <numerusform>The program ended unexpectedly. It was recording %Ln captures until %1 (%2), which are in no file yet.</numerusform>
        </translation>
    </message>
</context>
</TS>
