<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Inspector</name>
    <message>
        <source>The closing quote is missing.</source>
        <translation>Das schließende Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>This is not a quoted name.</source>
        <translation>Das ist kein Name in Anführungszeichen.</translation>
    </message>
    <message>
        <source>An index or a name in quotes belongs in the brackets.</source>
        <translation>In die Klammern gehört ein Index oder ein Name in Anführungszeichen.</translation>
    </message>
    <message>
        <source>The closing bracket is missing.</source>
        <translation>Die schließende Klammer fehlt.</translation>
    </message>
    <message>
        <source>A dot or a bracket belongs here.</source>
        <translation>Hierher gehört ein Punkt oder eine Klammer.</translation>
    </message>
    <message>
        <source>A name belongs here; one with special characters is written ["…"].</source>
        <translation>Hierher gehört ein Name; einer mit Sonderzeichen wird als ["…"] geschrieben.</translation>
    </message>
    <message>
        <source>A name is missing at the end.</source>
        <translation>Am Ende fehlt ein Name.</translation>
    </message>
    <message>
        <source>A name with special characters is written ["…"].</source>
        <translation>Ein Name mit Sonderzeichen wird als ["…"] geschrieben.</translation>
    </message>
    <message>
        <source>The id is missing or no integer: a reference is written $import:-3 or $export:2.</source>
        <translation>Die Id fehlt oder ist keine ganze Zahl: Eine Referenz wird als $import:-3 oder $export:2 geschrieben.</translation>
    </message>
    <message>
        <source>A reference is written $import:ID or $export:ID.</source>
        <translation>Eine Referenz wird als $import:ID oder $export:ID geschrieben.</translation>
    </message>
    <message>
        <source>import %1 is missing in the trace</source>
        <translation>Import %1 fehlt in der Aufzeichnung</translation>
    </message>
    <message>
        <source>import %1 is in the trace only</source>
        <translation>Import %1 gibt es nur in der Aufzeichnung</translation>
    </message>
    <message>
        <source>export %1 is missing in the trace</source>
        <translation>Export %1 fehlt in der Aufzeichnung</translation>
    </message>
    <message>
        <source>export %1 has %2 references, %3 in the trace</source>
        <translation>Export %1 hat %2 Referenzen, in der Aufzeichnung %3</translation>
    </message>
    <message>
        <source>export %1 is in the trace only</source>
        <translation>Export %1 gibt es nur in der Aufzeichnung</translation>
    </message>
    <message>
        <source>the next call is %1, %2 in the trace</source>
        <translation>der nächste Aufruf ist %1, in der Aufzeichnung %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
</context>
<context>
    <name>Inspector::ArgumentParser</name>
    <message>
        <source>Something is missing at the end.</source>
        <translation>Am Ende fehlt etwas.</translation>
    </message>
    <message>
        <source>three arguments; the same as [1, "text", [true, null]]</source>
        <translation>drei Argumente; dasselbe wie [1, "text", [true, null]]</translation>
    </message>
    <message>
        <source>one argument that is an array</source>
        <translation>ein Argument, das ein Array ist</translation>
    </message>
    <message>
        <source>a capability of the peer, by its id in the table of imports</source>
        <translation>eine Capability der Gegenstelle, mit ihrer Id in der Importtabelle</translation>
    </message>
    <message>
        <source>the result of pipelined call 4, before it is known</source>
        <translation>das Ergebnis von Pipeline-Aufruf 4, bevor es bekannt ist</translation>
    </message>
    <message>
        <source>a property of it</source>
        <translation>eine Eigenschaft davon</translation>
    </message>
    <message>
        <source>a capability of ours, by its id in the table of exports</source>
        <translation>eine eigene Capability, mit ihrer Id in der Exporttabelle</translation>
    </message>
    <message>
        <source>the text $import: two $ at the beginning stand for one</source>
        <translation>der Text $import: zwei $ am Anfang stehen für eines</translation>
    </message>
    <message>
        <source>a function that shows what it receives and answers undefined</source>
        <translation>eine Funktion, die zeigt, was sie erhält, und mit undefined antwortet</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>undefined</translation>
    </message>
    <message>
        <source>a date; milliseconds since 1970 will do, too</source>
        <translation>ein Datum; Millisekunden seit 1970 gehen auch</translation>
    </message>
    <message>
        <source>a bigint</source>
        <translation>ein bigint</translation>
    </message>
    <message>
        <source>bytes in base64; "$type":"Float64Array" beside it names their container</source>
        <translation>Bytes in Base64; "$type":"Float64Array" daneben nennt ihren Behälter</translation>
    </message>
    <message>
        <source>NaN, Infinity, -Infinity, -0</source>
        <translation>NaN, Infinity, -Infinity, -0</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>ein Fehler</translation>
    </message>
    <message>
        <source>a URL</source>
        <translation>eine URL</translation>
    </message>
    <message>
        <source>headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>an object with the key $key</source>
        <translation>ein Objekt mit dem Schlüssel $key</translation>
    </message>
    <message>
        <source>Arguments are JSON. What JSON lacks is written so:</source>
        <translation>Argumente sind JSON. Was JSON fehlt, schreibt man so:</translation>
    </message>
</context>
<context>
    <name>Inspector::CallLog</name>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>aufgelöst</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>pipelined call</source>
        <translation>Pipeline-Aufruf</translation>
    </message>
    <message>
        <source>get property</source>
        <translation>Eigenschaft lesen</translation>
    </message>
    <message>
        <source>callback %1</source>
        <translation>Callback %1</translation>
    </message>
    <message>
        <source>%1, held</source>
        <translation>%1, gehalten</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nr</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>Inspector::CallsModel</name>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>aufgelöst</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>released</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1, %2, step %3 of its pipeline</source>
        <translation>%1, %2, Schritt %3 seiner Pipeline</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Wasserfall</translation>
    </message>
</context>
<context>
    <name>Inspector::CallsPane</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>The chosen call</source>
        <translation>Der gewählte Aufruf</translation>
    </message>
    <message>
        <source>Choose a call to read what it waited for, and how long.</source>
        <translation>Wählen Sie einen Aufruf, um zu lesen, worauf er wie lange wartete.</translation>
    </message>
    <message>
        <source>A value</source>
        <translation>Ein Wert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>of it waiting</source>
        <translation>davon gewartet</translation>
    </message>
    <message>
        <source>(until record %1)</source>
        <translation>(bis Eintrag %1)</translation>
    </message>
    <message>
        <source>of it answering</source>
        <translation>davon beantwortet</translation>
    </message>
    <message>
        <source>Round trips</source>
        <translation>Umläufe</translation>
    </message>
    <message>
        <source>Pipelined on</source>
        <translation>Pipeline über</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Aufgerufen auf</translation>
    </message>
    <message>
        <source>Argument from</source>
        <translation>Argument aus</translation>
    </message>
    <message>
        <source>Map uses</source>
        <translation>Map verwendet</translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>Aufruf %1</translation>
    </message>
    <message>
        <source>not answered yet then</source>
        <translation>da noch nicht beantwortet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nobody asked for its result.</source>
        <translation>Niemand hat nach seinem Ergebnis gefragt.</translation>
    </message>
    <message>
        <source>Go to Its Push</source>
        <translation>Zu seinem Push gehen</translation>
    </message>
    <message>
        <source>Show Only This Call</source>
        <translation>Nur diesen Aufruf zeigen</translation>
    </message>
</context>
<context>
    <name>Inspector::CapabilityTableModel</name>
    <message>
        <source>main</source>
        <translation>main</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>Pipe</translation>
    </message>
    <message>
        <source>stub</source>
        <translation>Stub</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>Writable</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>live</source>
        <translation>lebt</translation>
    </message>
    <message>
        <source>not pulled</source>
        <translation>nicht abgefragt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>aufgelöst</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>released</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>held at end</source>
        <translation>am Ende gehalten</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Refs</source>
        <translation>Refs</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Aufgelöst</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The id on the wire; 0 is the main interface</source>
        <translation>Die Id auf der Leitung; 0 ist die Hauptschnittstelle</translation>
    </message>
    <message>
        <source>How it came into the table</source>
        <translation>Wie er in die Tabelle kam</translation>
    </message>
    <message>
        <source>The call or the argument that it came from</source>
        <translation>Der Aufruf oder das Argument, aus dem er stammt</translation>
    </message>
    <message>
        <source>Introductions, less releases</source>
        <translation>Einführungen weniger Freigaben</translation>
    </message>
    <message>
        <source>The record that created it</source>
        <translation>Der Eintrag, der ihn erzeugt hat</translation>
    </message>
    <message>
        <source>The record that resolved or rejected it</source>
        <translation>Der Eintrag, der ihn aufgelöst oder abgelehnt hat</translation>
    </message>
    <message>
        <source>Time since it was created</source>
        <translation>Zeit seit der Entstehung</translation>
    </message>
    <message>
        <source>Whether it waits, is settled, or lives</source>
        <translation>Ob er wartet, erledigt ist oder lebt</translation>
    </message>
</context>
<context>
    <name>Inspector::CaptureFiles</name>
    <message>
        <source>Saving %1 was cancelled.</source>
        <translation>Das Speichern von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Opening %1 was cancelled.</source>
        <translation>Das Öffnen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1 konnte nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2</source>
        <translation>%1 konnte nicht geöffnet werden: %2</translation>
    </message>
</context>
<context>
    <name>Inspector::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation>Name eines Befehls</translation>
    </message>
</context>
<context>
    <name>Inspector::Composer</name>
    <message>
        <source>method or property; empty calls the target itself</source>
        <translation>Methode oder Eigenschaft; leer ruft das Ziel selbst auf</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>&amp;Arguments</source>
        <translation>&amp;Argumente</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>Auf&amp;rufen</translation>
    </message>
    <message>
        <source>Calls and waits for the result (Ctrl+Enter)</source>
        <translation>Ruft auf und wartet auf das Ergebnis (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Pipelined call</source>
        <translation>&amp;Pipeline-Aufruf</translation>
    </message>
    <message>
        <source>Calls without asking for the result, which can be used as a target or an argument at once ($import:ID)</source>
        <translation>Ruft auf, ohne nach dem Ergebnis zu fragen, das sofort als Ziel oder Argument dienen kann ($import:ID)</translation>
    </message>
    <message>
        <source>&amp;Get property</source>
        <translation>Ei&amp;genschaft lesen</translation>
    </message>
    <message>
        <source>Reads the property; arguments are not used</source>
        <translation>Liest die Eigenschaft; Argumente werden nicht verwendet</translation>
    </message>
    <message>
        <source>&amp;Dispose target</source>
        <translation>Ziel &amp;freigeben</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>How arguments are written</source>
        <translation>Wie Argumente geschrieben werden</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Methode</translation>
    </message>
    <message>
        <source>Calls of this run</source>
        <translation>Aufrufe dieser Sitzung</translation>
    </message>
    <message>
        <source>Results that are held</source>
        <translation>Ergebnisse, die gehalten werden</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Di&amp;spose</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>Lets go of what this call holds at the peer</source>
        <translation>Gibt frei, was dieser Aufruf bei der Gegenstelle hält</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Target, column %1: %2</source>
        <translation>Ziel, Spalte %1: %2</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>Ziel: %1</translation>
    </message>
    <message>
        <source>Method, column %1: %2</source>
        <translation>Methode, Spalte %1: %2</translation>
    </message>
    <message>
        <source>Arguments, line %1, column %2: %3</source>
        <translation>Argumente, Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>arguments: %1</source>
        <translation>Argumente: %1</translation>
    </message>
    <message>
        <source>The main interface is let go by disconnecting</source>
        <translation>Die Hauptschnittstelle wird durch Trennen freigegeben</translation>
    </message>
    <message>
        <source>Lets go of the target wherever it is held here</source>
        <translation>Gibt das Ziel frei, wo immer es hier gehalten wird</translation>
    </message>
    <message>
        <source>Held (%1)</source>
        <translation>Gehalten (%1)</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>Noch kein Aufruf</translation>
    </message>
    <message>
        <source> after %1 ms</source>
        <translation> nach %1 ms</translation>
    </message>
    <message>
        <source>, usable as %1</source>
        <translation>, verwendbar als %1</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Make it the &amp;target</source>
        <translation>Als &amp;Ziel verwenden</translation>
    </message>
    <message>
        <source>&amp;Dispose</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>Insert into &amp;arguments</source>
        <translation>In die &amp;Argumente einfügen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Edit again</source>
        <translation>Erneut &amp;bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Copy result</source>
        <translation>Ergebnis &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerEditor</name>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerTargets</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>main, main.path or $import:-3</source>
        <translation>main, main.pfad oder $import:-3</translation>
    </message>
    <message>
        <source>The capability to call: one of the list, or a path such as main.users or $import:-3.items[0].</source>
        <translation>Die Capability, die aufgerufen wird: eine aus der Liste oder ein Pfad wie main.users oder $import:-3.items[0].</translation>
    </message>
    <message>
        <source>the peer's main interface</source>
        <translation>die Hauptschnittstelle der Gegenstelle</translation>
    </message>
</context>
<context>
    <name>Inspector::ConnectionBar</name>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>closing…</source>
        <translation>schließt…</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>URL of the server</source>
        <translation>URL des Servers</translation>
    </message>
    <message>
        <source>ws://127.0.0.1:8080/</source>
        <translation>ws://127.0.0.1:8080/</translation>
    </message>
    <message>
        <source>&amp;Headers…</source>
        <translation>&amp;Header…</translation>
    </message>
    <message>
        <source>Headers that are sent with the request that opens the connection</source>
        <translation>Header, die mit der Anfrage gesendet werden, die die Verbindung öffnet</translation>
    </message>
    <message>
        <source>De&amp;mo</source>
        <translation>De&amp;mo</translation>
    </message>
    <message>
        <source>Starts the built-in demo server and connects to it</source>
        <translation>Startet den eingebauten Demo-Server und verbindet sich mit ihm</translation>
    </message>
    <message>
        <source>Why the connection failed</source>
        <translation>Warum die Verbindung fehlschlug</translation>
    </message>
    <message>
        <source>&amp;Headers (%1)…</source>
        <translation>&amp;Header (%1)…</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Re&amp;connect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
</context>
<context>
    <name>Inspector::ConnectionBarHeaders</name>
    <message>
        <source>Headers and Options</source>
        <translation>Header und Optionen</translation>
    </message>
    <message>
        <source>&amp;Show secret values</source>
        <translation>Geheime Werte &amp;zeigen</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Accept a&amp;ny TLS certificate (unsafe: for tests)</source>
        <translation>&amp;Jedes TLS-Zertifikat annehmen (unsicher: für Tests)</translation>
    </message>
    <message>
        <source>&amp;Time to connect</source>
        <translation>&amp;Zeit zum Verbinden</translation>
    </message>
</context>
<context>
    <name>Inspector::Converter</name>
    <message>
        <source>This is nested more than %1 levels deep, which no peer accepts.</source>
        <translation>Das ist mehr als %1 Ebenen tief verschachtelt; keine Gegenstelle nimmt das an.</translation>
    </message>
    <message>
        <source>%1 A text that begins so is written with two $.</source>
        <translation>%1 Ein Text, der so beginnt, wird mit zwei $ geschrieben.</translation>
    </message>
    <message>
        <source>A reference has no blanks.</source>
        <translation>Eine Referenz hat keine Leerzeichen.</translation>
    </message>
    <message>
        <source>A tagged value has no other members. A key that begins with $ is written with two $.</source>
        <translation>Ein markierter Wert hat keine weiteren Member. Ein Schlüssel, der mit $ beginnt, wird mit zwei $ geschrieben.</translation>
    </message>
    <message>
        <source>A callback has a name, such as {"$callback":"progress"}.</source>
        <translation>Ein Callback hat einen Namen, etwa {"$callback":"progress"}.</translation>
    </message>
    <message>
        <source>%1 is no known tag. A key that begins with $ is written with two $.</source>
        <translation>%1 ist keine bekannte Markierung. Ein Schlüssel, der mit $ beginnt, wird mit zwei $ geschrieben.</translation>
    </message>
    <message>
        <source>This is not base64.</source>
        <translation>Das ist kein Base64.</translation>
    </message>
    <message>
        <source>This is no type of bytes; one is Uint8Array, ArrayBuffer, Float64Array …</source>
        <translation>Das ist kein Typ von Bytes; solche sind Uint8Array, ArrayBuffer, Float64Array …</translation>
    </message>
    <message>
        <source>This is no whole number of elements; bytes: %1.</source>
        <translation>Das ist keine ganze Zahl von Elementen; Bytes: %1.</translation>
    </message>
    <message>
        <source>This is no date; one is "2026-01-31T12:00:00Z" or milliseconds since 1970.</source>
        <translation>Das ist kein Datum; eines ist "2026-01-31T12:00:00Z" oder Millisekunden seit 1970.</translation>
    </message>
    <message>
        <source>A date is a text, a number of milliseconds, or null for the invalid date.</source>
        <translation>Ein Datum ist ein Text, eine Zahl von Millisekunden oder null für das ungültige Datum.</translation>
    </message>
    <message>
        <source>This is beyond the range of dates.</source>
        <translation>Das liegt außerhalb des Bereichs von Datumswerten.</translation>
    </message>
    <message>
        <source>A bigint is a text of digits, such as "-12345678901234567890".</source>
        <translation>Ein bigint ist ein Text aus Ziffern, etwa "-12345678901234567890".</translation>
    </message>
    <message>
        <source>It is one of "NaN", "Infinity", "-Infinity" and "-0".</source>
        <translation>Erlaubt sind "NaN", "Infinity", "-Infinity" und "-0".</translation>
    </message>
    <message>
        <source>This is no complete URL.</source>
        <translation>Das ist keine vollständige URL.</translation>
    </message>
    <message>
        <source>Headers are an array of pairs, such as [["accept", "text/html"]].</source>
        <translation>Header sind ein Array von Paaren, etwa [["accept", "text/html"]].</translation>
    </message>
    <message>
        <source>A header is a pair of texts.</source>
        <translation>Ein Header ist ein Paar von Texten.</translation>
    </message>
    <message>
        <source>An error is a message, or an object with type, message and properties.</source>
        <translation>Ein Fehler ist eine Meldung oder ein Objekt mit type, message und properties.</translation>
    </message>
    <message>
        <source>An error has type, message (texts) and properties (an object).</source>
        <translation>Ein Fehler hat type, message (Texte) und properties (ein Objekt).</translation>
    </message>
</context>
<context>
    <name>Inspector::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>&amp;All records (%L1)</source>
        <translation>&amp;Alle Einträge (%L1)</translation>
    </message>
    <message>
        <source>Only those that are &amp;displayed (%L1)</source>
        <translation>Nur die an&amp;gezeigten (%L1)</translation>
    </message>
    <message>
        <source>Only those that are &amp;selected (%L1)</source>
        <translation>Nur die ge&amp;wählten (%L1)</translation>
    </message>
    <message>
        <source>&amp;Hide the values of members, headers and parameters with these names:</source>
        <translation>Werte von Membern, Headern und Parametern mit diesen Namen &amp;verbergen:</translation>
    </message>
    <message>
        <source>Names whose values are hidden</source>
        <translation>Namen, deren Werte verborgen werden</translation>
    </message>
    <message>
        <source>Tables and calls of a part are those of a recording that saw no more than it.</source>
        <translation>Tabellen und Aufrufe eines Teils sind die einer Aufzeichnung, die nicht mehr als ihn gesehen hat.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
</context>
<context>
    <name>Inspector::FileJob</name>
    <message>
        <source>This is a folder.</source>
        <translation>Das ist ein Ordner.</translation>
    </message>
    <message>
        <source>Line %1 was skipped: %2</source>
        <translation>Zeile %1 wurde übersprungen: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) were skipped in all.</source>
        <translation>
            <numerusform>Insgesamt wurde %Ln Zeile übersprungen.</numerusform>
            <numerusform>Insgesamt wurden %Ln Zeilen übersprungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last line was not written to its end, and was skipped.</source>
        <translation>Die letzte Zeile wurde nicht zu Ende geschrieben und übersprungen.</translation>
    </message>
    <message>
        <source>Opening was cancelled.</source>
        <translation>Das Öffnen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%L1 records have no place in this format, and were left out.</source>
        <translation>%L1 Einträge haben in diesem Format keinen Platz und wurden weggelassen.</translation>
    </message>
</context>
<context>
    <name>Inspector::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter, such as: method == "hello" and latency &gt; 5 ms</source>
        <translation>Filter, zum Beispiel: method == "hello" and latency &gt; 5 ms</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Show only the rows that fit (Enter)</source>
        <translation>Nur passende Zeilen zeigen (Eingabe)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>Alle Zeilen wieder zeigen</translation>
    </message>
    <message>
        <source>Earlier and saved filters</source>
        <translation>Frühere und gespeicherte Filter</translation>
    </message>
    <message>
        <source>Earlier filters, and those with a name (Alt+Down)</source>
        <translation>Frühere Filter und solche mit einem Namen (Alt+Ab)</translation>
    </message>
    <message>
        <source>Progress of the filter</source>
        <translation>Fortschritt des Filters</translation>
    </message>
    <message>
        <source>filtering… Escape stops it</source>
        <translation>filtert… Escape hält an</translation>
    </message>
    <message>
        <source>Enter applies it</source>
        <translation>Eingabe wendet ihn an</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
    <message>
        <source>Save the Filter</source>
        <translation>Filter speichern</translation>
    </message>
    <message>
        <source>Name of the filter:</source>
        <translation>Name des Filters:</translation>
    </message>
    <message>
        <source>Often Useful</source>
        <translation>Oft nützlich</translation>
    </message>
    <message>
        <source>Errors and problems</source>
        <translation>Fehler und Probleme</translation>
    </message>
    <message>
        <source>Calls without pull and release</source>
        <translation>Aufrufe ohne pull und release</translation>
    </message>
    <message>
        <source>Calls slower than 100 ms</source>
        <translation>Aufrufe langsamer als 100 ms</translation>
    </message>
    <message>
        <source>Calls without an answer</source>
        <translation>Aufrufe ohne Antwort</translation>
    </message>
    <message>
        <source>Messages of more than 10 kB</source>
        <translation>Nachrichten über 10 kB</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>&amp;Save This Filter…</source>
        <translation>Diesen Filter &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Remove a Saved Filter</source>
        <translation>Gespeicherten Filter &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Forget Earlier Filters</source>
        <translation>&amp;Frühere Filter vergessen</translation>
    </message>
</context>
<context>
    <name>Inspector::FindingsModel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
</context>
<context>
    <name>Inspector::FindingsPane</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>What the finding means</source>
        <translation>Was der Befund bedeutet</translation>
    </message>
    <message>
        <source>Choose a finding to read what it means.</source>
        <translation>Wählen Sie einen Befund, um zu lesen, was er bedeutet.</translation>
    </message>
    <message>
        <source>Show or hide these</source>
        <translation>Diese zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Go to Record %1</source>
        <translation>Zu Eintrag %1 gehen</translation>
    </message>
    <message>
        <source>Show Only These Records</source>
        <translation>Nur diese Einträge zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>Inspector::InspectorController</name>
    <message>
        <source>There is no URL to connect to.</source>
        <translation>Es gibt keine URL zum Verbinden.</translation>
    </message>
    <message>
        <source>This is no URL: %1</source>
        <translation>Das ist keine URL: %1</translation>
    </message>
    <message>
        <source>"%1" is no WebSocket URL: it must begin with ws:// or wss://.</source>
        <translation>"%1" ist keine WebSocket-URL: Sie muss mit ws:// oder wss:// beginnen.</translation>
    </message>
    <message>
        <source>"%1" names no host.</source>
        <translation>"%1" nennt keinen Host.</translation>
    </message>
    <message>
        <source>"%1" is no name of a header.</source>
        <translation>"%1" ist kein Name eines Headers.</translation>
    </message>
    <message>
        <source>The value of header %1 has line breaks or other control characters.</source>
        <translation>Der Wert von Header %1 enthält Zeilenumbrüche oder andere Steuerzeichen.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Session %1: connected to %2.</source>
        <translation>Sitzung %1: verbunden mit %2.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>%1 was released.</source>
        <translation>%1 wurde freigegeben.</translation>
    </message>
    <message>
        <source>There is no %1 in the table of imports.</source>
        <translation>In der Importtabelle gibt es kein %1.</translation>
    </message>
    <message>
        <source>There is no %1 in the table of exports.</source>
        <translation>In der Exporttabelle gibt es kein %1.</translation>
    </message>
    <message>
        <source>Session %1: disconnecting.</source>
        <translation>Sitzung %1: wird getrennt.</translation>
    </message>
    <message>
        <source>Method, column %1: %2</source>
        <translation>Methode, Spalte %1: %2</translation>
    </message>
    <message>
        <source>Arguments, line %1, column %2: %3</source>
        <translation>Argumente, Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>The main interface is let go by disconnecting.</source>
        <translation>Die Hauptschnittstelle wird durch Trennen freigegeben.</translation>
    </message>
    <message>
        <source>Session %1: connecting to %2.</source>
        <translation>Sitzung %1: verbindet mit %2.</translation>
    </message>
    <message>
        <source>Session %1: the certificate of the server is not checked.</source>
        <translation>Sitzung %1: Das Zertifikat des Servers wird nicht geprüft.</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>Session %1: %2</source>
        <translation>Sitzung %1: %2</translation>
    </message>
    <message>
        <source>Session %1: closed.</source>
        <translation>Sitzung %1: geschlossen.</translation>
    </message>
    <message>
        <source>Calls of callbacks that are in the timeline only: %1.</source>
        <translation>Aufrufe von Callbacks, die nur in der Zeitleiste stehen: %1.</translation>
    </message>
    <message>
        <source>Session %1: a message of %2 bytes was refused for its size.</source>
        <translation>Sitzung %1: Eine Nachricht von %2 Bytes wurde wegen ihrer Größe zurückgewiesen.</translation>
    </message>
    <message>
        <source>Session %1: a message was refused for its size.</source>
        <translation>Sitzung %1: Eine Nachricht wurde wegen ihrer Größe zurückgewiesen.</translation>
    </message>
    <message>
        <source>Session %1: a binary frame came, which the protocol forbids.</source>
        <translation>Sitzung %1: Es kam ein Binärframe, den das Protokoll verbietet.</translation>
    </message>
    <message>
        <source>Session %1: the tables shown are not those of the session: %2.</source>
        <translation>Sitzung %1: Die gezeigten Tabellen sind nicht die der Sitzung: %2.</translation>
    </message>
</context>
<context>
    <name>Inspector::LatencyPlot</name>
    <message>
        <source>Latency of calls</source>
        <translation>Latenz der Aufrufe</translation>
    </message>
    <message>
        <source>%1: %L2 answers, median %3, 95 % within %4, 99 % within %5.</source>
        <translation>%1: %L2 Antworten, Median %3, 95 % innerhalb von %4, 99 % innerhalb von %5.</translation>
    </message>
    <message>
        <source>No call was answered.</source>
        <translation>Kein Aufruf wurde beantwortet.</translation>
    </message>
    <message>
        <source>No call was answered</source>
        <translation>Kein Aufruf wurde beantwortet</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>%L1 answers</source>
        <translation>%L1 Antworten</translation>
    </message>
</context>
<context>
    <name>Inspector::LiveSources</name>
    <message>
        <source>Live %1</source>
        <translation>Live %1</translation>
    </message>
</context>
<context>
    <name>Inspector::LogModel</name>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>Inspector::MainWindow</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Cap'n Web Inspector</source>
        <translation>Cap'n Web Inspector</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>Composer</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>Record %1 selected</source>
        <translation>Eintrag %1 gewählt</translation>
    </message>
    <message>
        <source>The filter was cleared, because it hides record %1.</source>
        <translation>Der Filter wurde geleert, weil er Eintrag %1 verbirgt.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnet</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Zeichnet auf</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließt</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1[*] - Cap'n Web Inspector</source>
        <translation>%1[*] - Cap'n Web Inspector</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%L1 of %L2 records, %3</source>
        <translation>%L1 von %L2 Einträgen, %3</translation>
    </message>
    <message>
        <source>Imports %L1, exports %L2</source>
        <translation>Importe %L1, Exporte %L2</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1 holds no records</source>
        <translation>%1 enthält keine Einträge</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden…</translation>
    </message>
    <message>
        <source>Enter the URL of a server</source>
        <translation>URL eines Servers eingeben</translation>
    </message>
    <message>
        <source>Connect to the &amp;Demo Server</source>
        <translation>Mit dem &amp;Demo-Server verbinden</translation>
    </message>
    <message>
        <source>Start the built-in server and connect to it</source>
        <translation>Den eingebauten Server starten und verbinden</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Die Sitzung beenden</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>Connect again to the same server</source>
        <translation>Erneut mit demselben Server verbinden</translation>
    </message>
    <message>
        <source>&amp;Follow New Messages</source>
        <translation>Neuen Nachrichten &amp;folgen</translation>
    </message>
    <message>
        <source>Keep the newest message in view</source>
        <translation>Die neueste Nachricht im Blick behalten</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>&amp;Live Tables</source>
        <translation>&amp;Live-Tabellen</translation>
    </message>
    <message>
        <source>Show the tables as they are now, not as of the selected message</source>
        <translation>Die Tabellen zeigen, wie sie jetzt sind, nicht wie bei der gewählten Nachricht</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Noch keine Nachrichten</translation>
    </message>
    <message>
        <source>Enter the URL of a Cap'n Web server above and press Connect: every message of the session appears here, and both capability tables below. Without a server at hand, try the built-in demo.</source>
        <translation>Geben Sie oben die URL eines Cap'n-Web-Servers ein und wählen Sie Verbinden: Jede Nachricht der Sitzung erscheint hier, und beide Capability-Tabellen darunter. Ist kein Server zur Hand, versuchen Sie die eingebaute Demo.</translation>
    </message>
    <message>
        <source>Tool Bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Copy &amp;Message Text</source>
        <translation>&amp;Nachrichtentext kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Rows</source>
        <translation>&amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All Rows</source>
        <translation>&amp;Alle Zeilen wählen</translation>
    </message>
    <message>
        <source>Mar&amp;k or Unmark</source>
        <translation>&amp;Markieren oder Markierung entfernen</translation>
    </message>
    <message>
        <source>Comme&amp;nt…</source>
        <translation>&amp;Kommentar…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>P&amp;erspectives</source>
        <translation>P&amp;erspektiven</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>&amp;Analyze</source>
        <translation>&amp;Analysieren</translation>
    </message>
    <message>
        <source>&amp;Compose</source>
        <translation>&amp;Aufrufen</translation>
    </message>
    <message>
        <source>&amp;Composer</source>
        <translation>&amp;Composer</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>&amp;Tabellen</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Normal Size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
    <message>
        <source>Fit Columns to Contents</source>
        <translation>Spalten an den Inhalt anpassen</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>Like the &amp;Desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Restore Default Layout</source>
        <translation>Standardanordnung &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Go to Record…</source>
        <translation>&amp;Eintrag…</translation>
    </message>
    <message>
        <source>&amp;First Record</source>
        <translation>&amp;Erster Eintrag</translation>
    </message>
    <message>
        <source>&amp;Last Record</source>
        <translation>&amp;Letzter Eintrag</translation>
    </message>
    <message>
        <source>&amp;Next Record</source>
        <translation>&amp;Nächster Eintrag</translation>
    </message>
    <message>
        <source>&amp;Previous Record</source>
        <translation>&amp;Voriger Eintrag</translation>
    </message>
    <message>
        <source>Next of the Same &amp;Call</source>
        <translation>Nächste Nachricht desselben &amp;Aufrufs</translation>
    </message>
    <message>
        <source>Previous of the &amp;Same Call</source>
        <translation>Vorige Nachricht de&amp;sselben Aufrufs</translation>
    </message>
    <message>
        <source>F&amp;ilter</source>
        <translation>F&amp;ilter</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sitzung</translation>
    </message>
    <message>
        <source>&amp;New Connection</source>
        <translation>&amp;Neue Verbindung</translation>
    </message>
    <message>
        <source>A connection beside those that there are</source>
        <translation>Eine Verbindung neben denen, die es gibt</translation>
    </message>
    <message>
        <source>Record Through a &amp;Proxy…</source>
        <translation>Über einen &amp;Proxy aufzeichnen…</translation>
    </message>
    <message>
        <source>Listen on this computer, pass everything on to a server, and record it</source>
        <translation>Auf diesem Rechner lauschen, alles an einen Server weiterreichen und aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;How to Read This Window</source>
        <translation>&amp;Wie man dieses Fenster liest</translation>
    </message>
    <message>
        <source>The &amp;Filter Language</source>
        <translation>Die &amp;Filtersprache</translation>
    </message>
    <message>
        <source>&amp;About Cap'n Web Inspector</source>
        <translation>&amp;Über Cap'n Web Inspector</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>Copy Message Text</source>
        <translation>Nachrichtentext kopieren</translation>
    </message>
    <message>
        <source>Copy Rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Next of the Same Call</source>
        <translation>Nächste Nachricht desselben Aufrufs</translation>
    </message>
    <message>
        <source>Previous of the Same Call</source>
        <translation>Vorige Nachricht desselben Aufrufs</translation>
    </message>
    <message>
        <source>&amp;Apply as Filter</source>
        <translation>Als Filter &amp;anwenden</translation>
    </message>
    <message>
        <source>&amp;Prepare as Filter</source>
        <translation>Als Filter &amp;vorbereiten</translation>
    </message>
    <message>
        <source>Show the Tables at This Message</source>
        <translation>Die Tabellen bei dieser Nachricht zeigen</translation>
    </message>
    <message>
        <source>Go to Record</source>
        <translation>Gehe zu Eintrag</translation>
    </message>
    <message>
        <source>Number of the record, 0 to %L1:</source>
        <translation>Nummer des Eintrags, 0 bis %L1:</translation>
    </message>
    <message>
        <source>There is no record %1.</source>
        <translation>Es gibt keinen Eintrag %1.</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open a capture from a file</source>
        <translation>Eine Aufzeichnung aus einer Datei öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the capture into its file</source>
        <translation>Die Aufzeichnung in ihrer Datei speichern</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the whole capture into another file</source>
        <translation>Die ganze Aufzeichnung in einer anderen Datei speichern</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading the file</source>
        <translation>Das Lesen der Datei anhalten</translation>
    </message>
    <message>
        <source>&amp;Close Capture</source>
        <translation>Aufzeichnung &amp;schließen</translation>
    </message>
    <message>
        <source>Take the capture out of this window</source>
        <translation>Die Aufzeichnung aus diesem Fenster nehmen</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Forget These</source>
        <translation>Diese &amp;vergessen</translation>
    </message>
    <message>
        <source>Open the &amp;Folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Open a Capture</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Captures (*.cwtrace *.cwtrace.zst *.ndjson *.jsonl *.har)</source>
        <translation>Aufzeichnungen (*.cwtrace *.cwtrace.zst *.ndjson *.jsonl *.har)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the Capture</source>
        <translation>Aufzeichnung speichern</translation>
    </message>
    <message>
        <source>Captures (*.cwtrace)</source>
        <translation>Aufzeichnungen (*.cwtrace)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 wurde gespeichert</translation>
    </message>
    <message>
        <source>The capture "%1" is in no file. Save it before it is closed?</source>
        <translation>Die Aufzeichnung "%1" steht in keiner Datei. Vor dem Schließen speichern?</translation>
    </message>
    <message numerus="yes">
        <source>It has %Ln record(s). What is discarded cannot be had again.</source>
        <translation>
            <numerusform>Sie hat %Ln Eintrag. Was verworfen wird, ist nicht wiederzubekommen.</numerusform>
            <numerusform>Sie hat %Ln Einträge. Was verworfen wird, ist nicht wiederzubekommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter Bar</source>
        <translation>Filterleiste</translation>
    </message>
    <message>
        <source>&amp;Write a Filter</source>
        <translation>Filter &amp;schreiben</translation>
    </message>
    <message>
        <source>&amp;Clear the Filter</source>
        <translation>Filter &amp;leeren</translation>
    </message>
    <message>
        <source>The selected row belongs to no call.</source>
        <translation>Die gewählte Zeile gehört zu keinem Aufruf.</translation>
    </message>
    <message>
        <source>&amp;Save This Filter…</source>
        <translation>Diesen Filter &amp;speichern…</translation>
    </message>
    <message>
        <source>This cell says nothing to filter by</source>
        <translation>Nach dieser Zelle lässt sich nicht filtern</translation>
    </message>
    <message>
        <source>&amp;Selected: %1</source>
        <translation>&amp;Gewähltes: %1</translation>
    </message>
    <message>
        <source>&amp;Not selected</source>
        <translation>&amp;Nicht Gewähltes</translation>
    </message>
    <message>
        <source>… &amp;and selected</source>
        <translation>… &amp;und Gewähltes</translation>
    </message>
    <message>
        <source>… &amp;or selected</source>
        <translation>… &amp;oder Gewähltes</translation>
    </message>
    <message>
        <source>… and no&amp;t selected</source>
        <translation>… un&amp;d nicht Gewähltes</translation>
    </message>
    <message>
        <source>… or not s&amp;elected</source>
        <translation>… ode&amp;r nicht Gewähltes</translation>
    </message>
    <message>
        <source>How to Read This Window</source>
        <translation>Wie man dieses Fenster liest</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Timeline&lt;/h3&gt;&lt;p&gt;One row for each message, and for what happens to the connection. An arrow to the right was sent by this side, one to the left came from the peer. A call is four messages: &lt;b&gt;push&lt;/b&gt; makes it, &lt;b&gt;pull&lt;/b&gt; asks for its result, &lt;b&gt;resolve&lt;/b&gt; or &lt;b&gt;reject&lt;/b&gt; brings it, &lt;b&gt;release&lt;/b&gt; lets it go; selecting one marks the others.&lt;/p&gt;&lt;p&gt;&lt;b&gt;State&lt;/b&gt; of a push says what became of the call and how long it took.&lt;/p&gt;&lt;h3&gt;Tables&lt;/h3&gt;&lt;p&gt;Each side has two tables: &lt;b&gt;imports&lt;/b&gt; are capabilities of the other side that it may use, &lt;b&gt;exports&lt;/b&gt; are its own that the other side may use. Id 0 is the main interface. Ids that a call or pipe made are positive, ids that were given away by reference are negative.&lt;/p&gt;&lt;p&gt;Selecting a message shows the tables as they were after it, with what it made and what it released; &lt;b&gt;Live&lt;/b&gt; goes back to now. The menu of an entry makes it the target of the next call, disposes it, or goes to the message that created it.&lt;/p&gt;&lt;h3&gt;Keys&lt;/h3&gt;&lt;table cellpadding='3'&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+P&lt;/td&gt;&lt;td&gt;all commands by name&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+O, Ctrl+S&lt;/td&gt;&lt;td&gt;open, save a capture&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+/&lt;/td&gt;&lt;td&gt;write a filter&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+1, Ctrl+2, Ctrl+3&lt;/td&gt;&lt;td&gt;perspectives&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+L&lt;/td&gt;&lt;td&gt;enter a URL&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+E, Ctrl+R&lt;/td&gt;&lt;td&gt;disconnect, reconnect&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+F&lt;/td&gt;&lt;td&gt;follow new messages&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+L&lt;/td&gt;&lt;td&gt;live tables&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+G&lt;/td&gt;&lt;td&gt;go to a record&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+. and Ctrl+,&lt;/td&gt;&lt;td&gt;next and previous message of the same call&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Escape&lt;/td&gt;&lt;td&gt;select nothing; the tables are live again&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+K, Ctrl+T&lt;/td&gt;&lt;td&gt;composer, tables&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+C&lt;/td&gt;&lt;td&gt;copy rows; Ctrl+Shift+C copies the text of the messages&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;h3&gt;Zeitleiste&lt;/h3&gt;&lt;p&gt;Eine Zeile für jede Nachricht und für das, was mit der Verbindung geschieht. Ein Pfeil nach rechts kam von dieser Seite, einer nach links von der Gegenstelle. Ein Aufruf besteht aus vier Nachrichten: &lt;b&gt;push&lt;/b&gt; macht ihn, &lt;b&gt;pull&lt;/b&gt; fragt nach seinem Ergebnis, &lt;b&gt;resolve&lt;/b&gt; oder &lt;b&gt;reject&lt;/b&gt; bringt es, &lt;b&gt;release&lt;/b&gt; gibt es frei; wählt man eine, sind die anderen hervorgehoben.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zustand&lt;/b&gt; eines push sagt, was aus dem Aufruf wurde und wie lange er dauerte.&lt;/p&gt;&lt;h3&gt;Tabellen&lt;/h3&gt;&lt;p&gt;Jede Seite hat zwei Tabellen: &lt;b&gt;Importe&lt;/b&gt; sind Capabilities der anderen Seite, die sie verwenden darf, &lt;b&gt;Exporte&lt;/b&gt; sind eigene, die die andere Seite verwenden darf. Id 0 ist die Hauptschnittstelle. Ids, die durch einen Aufruf oder eine Pipe entstanden, sind positiv; solche, die als Referenz weitergegeben wurden, negativ.&lt;/p&gt;&lt;p&gt;Wählt man eine Nachricht, zeigen die Tabellen den Stand danach, mit dem, was sie erzeugte und freigab; &lt;b&gt;Live&lt;/b&gt; kehrt zum Jetzt zurück. Das Menü eines Eintrags macht ihn zum Ziel des nächsten Aufrufs, gibt ihn frei oder geht zu der Nachricht, die ihn erzeugte.&lt;/p&gt;&lt;h3&gt;Tasten&lt;/h3&gt;&lt;table cellpadding='3'&gt;&lt;tr&gt;&lt;td&gt;Strg+Umschalt+P&lt;/td&gt;&lt;td&gt;alle Befehle mit Namen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+O, Strg+S&lt;/td&gt;&lt;td&gt;Aufzeichnung öffnen, speichern&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+/&lt;/td&gt;&lt;td&gt;Filter schreiben&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+1, Strg+2, Strg+3&lt;/td&gt;&lt;td&gt;Perspektiven&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+L&lt;/td&gt;&lt;td&gt;URL eingeben&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+E, Strg+R&lt;/td&gt;&lt;td&gt;trennen, neu verbinden&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+Umschalt+F&lt;/td&gt;&lt;td&gt;neuen Nachrichten folgen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+Umschalt+L&lt;/td&gt;&lt;td&gt;Live-Tabellen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+G&lt;/td&gt;&lt;td&gt;zu einem Eintrag gehen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+. und Strg+,&lt;/td&gt;&lt;td&gt;nächste und vorige Nachricht desselben Aufrufs&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Escape&lt;/td&gt;&lt;td&gt;nichts wählen; die Tabellen sind wieder live&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+K, Strg+T&lt;/td&gt;&lt;td&gt;Composer, Tabellen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+C&lt;/td&gt;&lt;td&gt;Zeilen kopieren; Strg+Umschalt+C kopiert den Text der Nachrichten&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
    <message>
        <source>About Cap'n Web Inspector</source>
        <translation>Über Cap'n Web Inspector</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Cap'n Web Inspector %1&lt;/h3&gt;</source>
        <translation>&lt;h3&gt;Cap'n Web Inspector %1&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Shows what passes between two Cap'n Web peers: messages, calls, and the capability tables of both sides.&lt;/p&gt;&lt;p&gt;Licence: GNU General Public License, version 3 or later. The library QtCapnWeb: MIT.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Zeigt, was zwischen zwei Cap'n-Web-Gegenstellen geschieht: Nachrichten, Aufrufe und die Capability-Tabellen beider Seiten.&lt;/p&gt;&lt;p&gt;Lizenz: GNU General Public License, Version 3 oder neuer. Die Bibliothek QtCapnWeb: MIT.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The Filter Language</source>
        <translation>Die Filtersprache</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Findings ● %L1</source>
        <translation>Befunde ● %L1</translation>
    </message>
    <message>
        <source>Only messages can be marked and commented on.</source>
        <translation>Nur Nachrichten können markiert und kommentiert werden.</translation>
    </message>
    <message>
        <source>Comment on Record %1</source>
        <translation>Kommentar zu Eintrag %1</translation>
    </message>
    <message>
        <source>Comment, which is saved with the capture; an empty one takes it back:</source>
        <translation>Kommentar, der mit der Aufzeichnung gespeichert wird; ein leerer nimmt ihn zurück:</translation>
    </message>
    <message>
        <source>D&amp;isconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>All Commands…</source>
        <translation>Alle Befehle…</translation>
    </message>
    <message>
        <source>Call&amp;s</source>
        <translation>Auf&amp;rufe</translation>
    </message>
    <message>
        <source>Fin&amp;dings</source>
        <translation>Be&amp;funde</translation>
    </message>
    <message>
        <source>Only &amp;This Call</source>
        <translation>Nur &amp;dieser Aufruf</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Save a part of the capture, or a copy without secrets</source>
        <translation>Einen Teil der Aufzeichnung oder eine Kopie ohne Geheimnisse speichern</translation>
    </message>
    <message>
        <source>Export the Capture</source>
        <translation>Aufzeichnung exportieren</translation>
    </message>
    <message>
        <source>Compressed captures (*.cwtrace.zst)</source>
        <translation>Komprimierte Aufzeichnungen (*.cwtrace.zst)</translation>
    </message>
    <message>
        <source>HTTP archives (*.har)</source>
        <translation>HTTP-Archive (*.har)</translation>
    </message>
</context>
<context>
    <name>Inspector::MessageTreeModel</name>
    <message>
        <source>%L1 more</source>
        <translation>%L1 weitere</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>references</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>superfluous</source>
        <translation>überzählig</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>captures</source>
        <translation>Captures</translation>
    </message>
    <message>
        <source>instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>stack</source>
        <translation>Stack</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>url</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>object, 1 member</source>
        <translation>Objekt, 1 Member</translation>
    </message>
    <message>
        <source>object, %1 members</source>
        <translation>Objekt, %1 Member</translation>
    </message>
    <message>
        <source>array, 1 item</source>
        <translation>Array, 1 Element</translation>
    </message>
    <message>
        <source>array, %1 items</source>
        <translation>Array, %1 Elemente</translation>
    </message>
    <message>
        <source>invalid date</source>
        <translation>ungültiges Datum</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, etwa %2</translation>
    </message>
    <message>
        <source>headers, 1 pair</source>
        <translation>Header, 1 Paar</translation>
    </message>
    <message>
        <source>headers, %1 pairs</source>
        <translation>Header, %1 Paare</translation>
    </message>
    <message>
        <source>not an expression: %1</source>
        <translation>kein Ausdruck: %1</translation>
    </message>
    <message>
        <source>Press Enter to show the next ones</source>
        <translation>Eingabe zeigt die nächsten</translation>
    </message>
    <message>
        <source>nested deeper than can be shown; see the text</source>
        <translation>tiefer verschachtelt, als gezeigt werden kann; siehe den Text</translation>
    </message>
    <message>
        <source>no message of the protocol</source>
        <translation>keine Nachricht des Protokolls</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Element</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 Elemente</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
</context>
<context>
    <name>Inspector::MessageView</name>
    <message>
        <source>No message selected</source>
        <translation>Keine Nachricht gewählt</translation>
    </message>
    <message>
        <source>Choose a row of the timeline to see what it means and its exact text.</source>
        <translation>Wählen Sie eine Zeile der Zeitleiste, um zu sehen, was sie bedeutet und wie ihr genauer Text lautet.</translation>
    </message>
    <message>
        <source>Decoded message</source>
        <translation>Dekodierte Nachricht</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>Einrücken</translation>
    </message>
    <message>
        <source>Lay the text out over lines, or show it as it was sent</source>
        <translation>Den Text auf Zeilen verteilen oder zeigen, wie er gesendet wurde</translation>
    </message>
    <message>
        <source>Copy Text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy the whole text, exactly as it was sent</source>
        <translation>Den ganzen Text kopieren, genau wie er gesendet wurde</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>decoding…</source>
        <translation>dekodiert…</translation>
    </message>
    <message>
        <source>This message is large: the first %1 of %2 are shown. Copy Text copies all of it.</source>
        <translation>Diese Nachricht ist groß: Die ersten %1 von %2 werden gezeigt. Text kopieren kopiert alles.</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy Meaning</source>
        <translation>Bedeutung kopieren</translation>
    </message>
    <message>
        <source>Copy the Whole Message</source>
        <translation>Ganze Nachricht kopieren</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>%1 kopiert.</translation>
    </message>
</context>
<context>
    <name>Inspector::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Own &amp;font for data:</source>
        <translation>Eigene &amp;Schrift für Daten:</translation>
    </message>
    <message>
        <source>Font for data</source>
        <translation>Schrift für Daten</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Size of the font</source>
        <translation>Größe der Schrift</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Erscheinungsbild:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>Font and language change when the program starts again.</source>
        <translation>Schrift und Sprache ändern sich beim nächsten Start des Programms.</translation>
    </message>
</context>
<context>
    <name>Inspector::ProxyDialog</name>
    <message>
        <source>Record Through a Proxy</source>
        <translation>Über einen Proxy aufzeichnen</translation>
    </message>
    <message>
        <source>The inspector listens on this computer, passes everything on to the server, and records what passes. Point your client at the proxy's address.</source>
        <translation>Der Inspector lauscht auf diesem Rechner, reicht alles an den Server weiter und zeichnet es auf. Richten Sie Ihren Client auf die Adresse des Proxys.</translation>
    </message>
    <message>
        <source>URL of the server</source>
        <translation>URL des Servers</translation>
    </message>
    <message>
        <source>any that is free</source>
        <translation>irgendein freier</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>Port des Proxys</translation>
    </message>
    <message>
        <source>Pass the client's &amp;Origin on, in place of the server's own</source>
        <translation>Den &amp;Origin des Clients weiterreichen, statt des eigenen des Servers</translation>
    </message>
    <message>
        <source>Record the values of authorization &amp;headers and cookies, too</source>
        <translation>Auch die Werte von Autorisierungs-&amp;Headern und Cookies aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>&amp;Server:</translation>
    </message>
    <message>
        <source>&amp;Port of the proxy:</source>
        <translation>&amp;Port des Proxys:</translation>
    </message>
    <message>
        <source>Start &amp;Recording</source>
        <translation>Aufzeichnung s&amp;tarten</translation>
    </message>
    <message>
        <source>Enter the URL of the server.</source>
        <translation>Geben Sie die URL des Servers ein.</translation>
    </message>
    <message>
        <source>This is no URL: %1</source>
        <translation>Das ist keine URL: %1</translation>
    </message>
    <message>
        <source>The URL must begin with ws://, wss://, http:// or https://.</source>
        <translation>Die URL muss mit ws://, wss://, http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <source>The URL names no host.</source>
        <translation>Die URL nennt keinen Host.</translation>
    </message>
</context>
<context>
    <name>Inspector::ProxySource</name>
    <message>
        <source>Proxy for %1</source>
        <translation>Proxy für %1</translation>
    </message>
    <message>
        <source>The proxy for %1 could not be started
%2</source>
        <translation>Der Proxy für %1 konnte nicht gestartet werden
%2</translation>
    </message>
    <message>
        <source>The proxy for %1 could not be started: %2</source>
        <translation>Der Proxy für %1 konnte nicht gestartet werden: %2</translation>
    </message>
    <message>
        <source>Proxy :%1 for %2</source>
        <translation>Proxy :%1 für %2</translation>
    </message>
    <message>
        <source>The proxy listens at %1
Connect your client there instead of %2: all that passes is recorded here.</source>
        <translation>Der Proxy lauscht auf %1
Verbinden Sie Ihren Client dorthin statt mit %2: Alles, was durchgeht, wird hier aufgezeichnet.</translation>
    </message>
    <message>
        <source>The proxy for %1 listens at %2.</source>
        <translation>Der Proxy für %1 lauscht auf %2.</translation>
    </message>
</context>
<context>
    <name>Inspector::RawTextView</name>
    <message>
        <source>Text of the message</source>
        <translation>Text der Nachricht</translation>
    </message>
</context>
<context>
    <name>Inspector::ResultModel</name>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>A capability: double-click makes it the target of the next call.</source>
        <translation>Eine Capability: Ein Doppelklick macht sie zum Ziel des nächsten Aufrufs.</translation>
    </message>
    <message>
        <source>items: %1</source>
        <translation>Elemente: %1</translation>
    </message>
    <message>
        <source>members: %1</source>
        <translation>Member: %1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>headers: %1</source>
        <translation>Header: %1</translation>
    </message>
    <message>
        <source>response</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>blob %1</source>
        <translation>Blob %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
</context>
<context>
    <name>Inspector::SessionWorker</name>
    <message>
        <source>The connection was lost: %1</source>
        <translation>Die Verbindung ging verloren: %1</translation>
    </message>
    <message>
        <source>The peer ended the session: %1</source>
        <translation>Die Gegenstelle hat die Sitzung beendet: %1</translation>
    </message>
    <message>
        <source>The peer aborted the session: %1</source>
        <translation>Die Gegenstelle hat die Sitzung abgebrochen: %1</translation>
    </message>
    <message>
        <source>The session was aborted because of what the peer sent: %1</source>
        <translation>Die Sitzung wurde wegen dessen abgebrochen, was die Gegenstelle sandte: %1</translation>
    </message>
    <message>
        <source>The session broke without a reason.</source>
        <translation>Die Sitzung brach ohne Angabe eines Grundes ab.</translation>
    </message>
    <message>
        <source>The demo server cannot be started: %1</source>
        <translation>Der Demo-Server kann nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>%1 cannot be passed.</source>
        <translation>%1 kann nicht übergeben werden.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>Es gibt kein %1.</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>Import %1 is still in use: a call or an argument that was passed holds it.</source>
        <translation>Import %1 wird noch verwendet: Ein Aufruf oder ein übergebenes Argument hält ihn.</translation>
    </message>
</context>
<context>
    <name>Inspector::SessionsModel</name>
    <message>
        <source>Session %1</source>
        <translation>Sitzung %1</translation>
    </message>
    <message>
        <source>Session %1, %2</source>
        <translation>Sitzung %1, %2</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
    <message>
        <source>, aborted</source>
        <translation>, abgebrochen</translation>
    </message>
    <message>
        <source>, ended</source>
        <translation>, beendet</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>wird geöffnet…</translation>
    </message>
    <message>
        <source>opening… %L1 %</source>
        <translation>wird geöffnet… %L1 %</translation>
    </message>
    <message>
        <source>could not be opened</source>
        <translation>konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Einträge</translation>
    </message>
</context>
<context>
    <name>Inspector::SessionsPane</name>
    <message>
        <source>Captures and sessions</source>
        <translation>Aufzeichnungen und Sitzungen</translation>
    </message>
</context>
<context>
    <name>Inspector::StatisticsModel</name>
    <message>
        <source>call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>map</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>(function)</source>
        <translation>(Funktion)</translation>
    </message>
    <message>
        <source>Half of the calls were answered within this time</source>
        <translation>Die Hälfte der Aufrufe wurde innerhalb dieser Zeit beantwortet</translation>
    </message>
    <message>
        <source>95 % of the calls were answered within this time</source>
        <translation>95 % der Aufrufe wurden innerhalb dieser Zeit beantwortet</translation>
    </message>
    <message>
        <source>99 % of the calls were answered within this time</source>
        <translation>99 % der Aufrufe wurden innerhalb dieser Zeit beantwortet</translation>
    </message>
    <message>
        <source>Bytes of the messages that made the calls</source>
        <translation>Bytes der Nachrichten, die die Aufrufe machten</translation>
    </message>
    <message>
        <source>Bytes of the answers</source>
        <translation>Bytes der Antworten</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
</context>
<context>
    <name>Inspector::StatisticsPane</name>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>%L1 messages</source>
        <translation>%L1 Nachrichten</translation>
    </message>
    <message>
        <source>%L1 calls</source>
        <translation>%L1 Aufrufe</translation>
    </message>
    <message>
        <source>%L1 errors</source>
        <translation>%L1 Fehler</translation>
    </message>
    <message>
        <source>%L1 round trips</source>
        <translation>%L1 Umläufe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln Sitzung</numerusform>
            <numerusform>%Ln Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 stream writes</source>
        <translation>%L1 Stream-Schreibvorgänge</translation>
    </message>
    <message>
        <source>%L1 problems</source>
        <translation>%L1 Probleme</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>zählt…</translation>
    </message>
    <message>
        <source>Latency of %1</source>
        <translation>Latenz von %1</translation>
    </message>
    <message>
        <source>Latency of all calls</source>
        <translation>Latenz aller Aufrufe</translation>
    </message>
    <message>
        <source>Show Only These Calls</source>
        <translation>Nur diese Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Show Only Their Errors</source>
        <translation>Nur ihre Fehler zeigen</translation>
    </message>
    <message>
        <source>Copy the Table</source>
        <translation>Tabelle kopieren</translation>
    </message>
</context>
<context>
    <name>Inspector::TablesPane</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Show the tables as they are now</source>
        <translation>Die Tabellen zeigen, wie sie jetzt sind</translation>
    </message>
    <message>
        <source>At selection</source>
        <translation>Bei Auswahl</translation>
    </message>
    <message>
        <source>Show the tables as they were after the selected message</source>
        <translation>Die Tabellen zeigen, wie sie nach der gewählten Nachricht waren</translation>
    </message>
    <message>
        <source>Our side</source>
        <translation>Eigene Seite</translation>
    </message>
    <message>
        <source>Peer's side</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>Whose tables</source>
        <translation>Wessen Tabellen</translation>
    </message>
    <message>
        <source>Whose tables are shown; the peer's are computed from the messages</source>
        <translation>Wessen Tabellen gezeigt werden; die der Gegenstelle werden aus den Nachrichten berechnet</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>After record %1</source>
        <translation>Nach Eintrag %1</translation>
    </message>
    <message>
        <source>Imports (%L1)</source>
        <translation>Importe (%L1)</translation>
    </message>
    <message>
        <source>Exports (%L1)</source>
        <translation>Exporte (%L1)</translation>
    </message>
    <message>
        <source>Make Composer Target</source>
        <translation>Als Ziel im Composer verwenden</translation>
    </message>
    <message>
        <source>Dispose</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Go to the Message That Created It</source>
        <translation>Zur Nachricht gehen, die ihn erzeugte</translation>
    </message>
    <message>
        <source>Go to the Message That Resolved It</source>
        <translation>Zur Nachricht gehen, die ihn auflöste</translation>
    </message>
    <message>
        <source>Go to the Message That Released It</source>
        <translation>Zur Nachricht gehen, die ihn freigab</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>Inspector::ThroughputPlot</name>
    <message>
        <source>Messages over time</source>
        <translation>Nachrichten über die Zeit</translation>
    </message>
    <message>
        <source>No message has a time.</source>
        <translation>Keine Nachricht hat eine Zeit.</translation>
    </message>
    <message>
        <source>%L1 messages in %2.</source>
        <translation>%L1 Nachrichten in %2.</translation>
    </message>
    <message>
        <source>No message has a time</source>
        <translation>Keine Nachricht hat eine Zeit</translation>
    </message>
    <message>
        <source>Messages over time: ↑ A to B, ↓ B to A</source>
        <translation>Nachrichten über die Zeit: ↑ A an B, ↓ B an A</translation>
    </message>
    <message>
        <source>at most %L1 in %2</source>
        <translation>höchstens %L1 in %2</translation>
    </message>
    <message>
        <source>%1 to %2
A to B: %L3 messages, %4
B to A: %L5 messages, %6
Drag to show only a stretch of time</source>
        <translation>%1 bis %2
A an B: %L3 Nachrichten, %4
B an A: %L5 Nachrichten, %6
Ziehen zeigt nur einen Zeitabschnitt</translation>
    </message>
</context>
<context>
    <name>Inspector::TimelineModel</name>
    <message>
        <source>invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>released</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>Sitzung geöffnet</translation>
    </message>
    <message>
        <source>Session opened: %1</source>
        <translation>Sitzung geöffnet: %1</translation>
    </message>
    <message>
        <source>Binary frame, %1; Cap'n Web allows text only: %2</source>
        <translation>Binärframe, %1; Cap'n Web erlaubt nur Text: %2</translation>
    </message>
    <message>
        <source>Message of %1 not sent: over the size limit</source>
        <translation>Nachricht von %1 nicht gesendet: über der Größengrenze</translation>
    </message>
    <message>
        <source>Message of %1 refused: over the size limit</source>
        <translation>Nachricht von %1 zurückgewiesen: über der Größengrenze</translation>
    </message>
    <message>
        <source>Closed by this side</source>
        <translation>Von dieser Seite geschlossen</translation>
    </message>
    <message>
        <source>Closed by the peer</source>
        <translation>Von der Gegenstelle geschlossen</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>Verbindung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Connection failed: %1</source>
        <translation>Verbindung fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>HTTP request: %1</source>
        <translation>HTTP-Anfrage: %1</translation>
    </message>
    <message>
        <source>HTTP response %1: %2</source>
        <translation>HTTP-Antwort %1: %2</translation>
    </message>
    <message>
        <source>Note of the recorder: %1</source>
        <translation>Hinweis des Aufzeichners: %1</translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation>Kommentar: %1</translation>
    </message>
    <message>
        <source>Mark: %1</source>
        <translation>Markierung: %1</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>zurückgewiesen</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>binär</translation>
    </message>
    <message>
        <source>http</source>
        <translation>http</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nr</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Dir</source>
        <translation>Ri</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Target.method</source>
        <translation>Ziel.Methode</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Number of the record in this capture</source>
        <translation>Nummer des Eintrags in dieser Aufzeichnung</translation>
    </message>
    <message>
        <source>Seconds since the capture began</source>
        <translation>Sekunden seit Beginn der Aufzeichnung</translation>
    </message>
    <message>
        <source>Time since the row above</source>
        <translation>Zeit seit der Zeile darüber</translation>
    </message>
    <message>
        <source>Out: sent by this side. In: sent by the peer</source>
        <translation>Aus: von dieser Seite gesendet. Ein: von der Gegenstelle gesendet</translation>
    </message>
    <message>
        <source>Kind of the message, or what happened to the connection</source>
        <translation>Art der Nachricht oder was mit der Verbindung geschah</translation>
    </message>
    <message>
        <source>The table entry that the message is about; for push, stream and pipe the one it creates</source>
        <translation>Der Tabelleneintrag, um den es geht; bei push, stream und pipe der, der entsteht</translation>
    </message>
    <message>
        <source>What the message is about, with pipelined paths resolved</source>
        <translation>Worum es in der Nachricht geht, mit aufgelösten Pipeline-Pfaden</translation>
    </message>
    <message>
        <source>What became of a call, and how long it took</source>
        <translation>Was aus einem Aufruf wurde und wie lange er dauerte</translation>
    </message>
    <message>
        <source>Size of the text on the wire</source>
        <translation>Größe des Textes auf der Leitung</translation>
    </message>
    <message>
        <source>Arguments of a call, value of a result, or the error</source>
        <translation>Argumente eines Aufrufs, Wert eines Ergebnisses oder der Fehler</translation>
    </message>
</context>
<context>
    <name>Inspector::TimelineView</name>
    <message>
        <source>Fit Columns to Contents</source>
        <translation>Spalten an den Inhalt anpassen</translation>
    </message>
    <message>
        <source>Restore Default Columns</source>
        <translation>Standardspalten wiederherstellen</translation>
    </message>
    <message>
        <source>Copied the first %L1 rows.</source>
        <translation>Die ersten %L1 Zeilen kopiert.</translation>
    </message>
    <message>
        <source>Copied 1 row.</source>
        <translation>1 Zeile kopiert.</translation>
    </message>
    <message>
        <source>Copied %1 rows.</source>
        <translation>%1 Zeilen kopiert.</translation>
    </message>
    <message>
        <source>Copied the first message; more would be over 64 MiB.</source>
        <translation>Die erste Nachricht kopiert; mehr wären über 64 MiB.</translation>
    </message>
    <message>
        <source>Copied the first %1 messages; more would be over 64 MiB.</source>
        <translation>Die ersten %1 Nachrichten kopiert; mehr wären über 64 MiB.</translation>
    </message>
    <message>
        <source>Copied 1 message.</source>
        <translation>1 Nachricht kopiert.</translation>
    </message>
    <message>
        <source>Copied %1 messages.</source>
        <translation>%1 Nachrichten kopiert.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>All messages in their order</source>
        <translation>Alle Nachrichten in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Columns of the timeline</source>
        <translation>Spalten der Zeitleiste</translation>
    </message>
    <message>
        <source>This is the last message of its call.</source>
        <translation>Das ist die letzte Nachricht ihres Aufrufs.</translation>
    </message>
    <message>
        <source>This is the first message of its call.</source>
        <translation>Das ist die erste Nachricht ihres Aufrufs.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Shows what passes between two Cap'n Web peers, and calls what they offer.</source>
        <translation>Zeigt, was zwischen zwei Cap'n-Web-Gegenstellen geschieht, und ruft auf, was sie anbieten.</translation>
    </message>
    <message>
        <source>Start without connecting anywhere.</source>
        <translation>Starten, ohne sich zu verbinden.</translation>
    </message>
    <message>
        <source>Start with the default layout of the window.</source>
        <translation>Mit der Standardanordnung des Fensters starten.</translation>
    </message>
    <message>
        <source>Server to connect to (ws:// or wss://), or captures to open; without any, the built-in demo server.</source>
        <translation>Server, mit dem verbunden wird (ws:// oder wss://), oder Aufzeichnungen zum Öffnen; ohne Angabe der eingebaute Demo-Server.</translation>
    </message>
</context>
</TS>
