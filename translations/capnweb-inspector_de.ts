<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Injection</name>
    <message>
        <source>Nothing can be sent into a session that passes through the proxy. The numbers of calls are not on the wire: both sides count them. One call more would shift every later answer of the real client. Connect to the server yourself, and send it there.</source>
        <translation>Nichts kann in eine Sitzung gesendet werden, die durch den Proxy läuft. Die Nummern der Aufrufe stehen nicht auf der Leitung: Beide Seiten zählen sie. Ein Aufruf mehr würde jede spätere Antwort des echten Clients verschieben. Verbinden Sie sich selbst mit dem Server und senden Sie es dort.</translation>
    </message>
    <message>
        <source>Nothing can be sent into a replay: what it sends is the recording&apos;s.</source>
        <translation>Nichts kann in ein Replay gesendet werden: Was es sendet, ist das der Aufzeichnung.</translation>
    </message>
    <message>
        <source>This is a recording: its session has ended. Replay it, or connect to the server.</source>
        <translation>Das ist eine Aufzeichnung: Ihre Sitzung ist beendet. Starten Sie ein Replay davon oder verbinden Sie sich mit dem Server.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>The session is out of step since a raw frame was sent. Connect again, and send the call there.</source>
        <translation>Die Sitzung ist aus dem Takt, seit ein roher Frame gesendet wurde. Verbinden Sie sich neu und senden Sie den Aufruf dort.</translation>
    </message>
    <message>
        <source>The call is of a session that has ended: what it names is gone.</source>
        <translation>Der Aufruf gehört zu einer Sitzung, die beendet ist: Was er nennt, gibt es nicht mehr.</translation>
    </message>
</context>
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
        <source>A name belongs here; one with special characters is written [&quot;…&quot;].</source>
        <translation>Hierher gehört ein Name; einer mit Sonderzeichen wird als [&quot;…&quot;] geschrieben.</translation>
    </message>
    <message>
        <source>A name is missing at the end.</source>
        <translation>Am Ende fehlt ein Name.</translation>
    </message>
    <message>
        <source>A name with special characters is written [&quot;…&quot;].</source>
        <translation>Ein Name mit Sonderzeichen wird als [&quot;…&quot;] geschrieben.</translation>
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
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>Es ist ein Ordner.</translation>
    </message>
    <message>
        <source>It is no file.</source>
        <translation>Es ist keine Datei.</translation>
    </message>
    <message>
        <source>It is too large for a message; a stream has no limit.</source>
        <translation>Es ist zu groß für eine Nachricht; ein Stream hat keine Grenze.</translation>
    </message>
    <message>
        <source>A dot belongs here.</source>
        <translation>Hierher gehört ein Punkt.</translation>
    </message>
    <message>
        <source>This parenthesis is not closed.</source>
        <translation>Diese Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>A chain has %1 steps at most.</source>
        <translation>Eine Kette hat höchstens %1 Schritte.</translation>
    </message>
    <message>
        <source>An object belongs here.</source>
        <translation>Hierher gehört ein Objekt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a text.</source>
        <translation>&quot;%1&quot; ist ein Text.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a text, or an array of its lines.</source>
        <translation>&quot;%1&quot; ist ein Text oder ein Array seiner Zeilen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is an array.</source>
        <translation>&quot;%1&quot; ist ein Array.</translation>
    </message>
    <message>
        <source>&quot;mode&quot; is &quot;call&quot;, &quot;pipelined&quot; or &quot;get&quot;.</source>
        <translation>&quot;mode&quot; ist &quot;call&quot;, &quot;pipelined&quot; oder &quot;get&quot;.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>This is no collection of calls: its &quot;format&quot; is not &quot;capnweb-collection&quot;.</source>
        <translation>Das ist keine Sammlung von Aufrufen: Ihr &quot;format&quot; ist nicht &quot;capnweb-collection&quot;.</translation>
    </message>
    <message>
        <source>The &quot;version&quot; is missing.</source>
        <translation>Die &quot;version&quot; fehlt.</translation>
    </message>
    <message>
        <source>It was written by a later version of this program.</source>
        <translation>Es wurde von einer neueren Version dieses Programms geschrieben.</translation>
    </message>
    <message>
        <source>A variable has a name.</source>
        <translation>Eine Variable hat einen Namen.</translation>
    </message>
    <message>
        <source>A name of a variable has no braces, line breaks or blanks at its ends.</source>
        <translation>Der Name einer Variablen hat keine geschweiften Klammern, keine Zeilenumbrüche und keine Leerzeichen an den Enden.</translation>
    </message>
    <message>
        <source>Target, column %1: %2</source>
        <translation>Ziel, Spalte %1: %2</translation>
    </message>
    <message>
        <source>Method, column %1: %2</source>
        <translation>Methode, Spalte %1: %2</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>Arguments, line %1, column %2: %3</source>
        <translation>Argumente, Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>Ziel: %1</translation>
    </message>
</context>
<context>
    <name>Inspector::AccessKeys</name>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>Inspector::ArgumentParser</name>
    <message>
        <source>Something is missing at the end.</source>
        <translation>Am Ende fehlt etwas.</translation>
    </message>
    <message>
        <source>three arguments; the same as [1, &quot;text&quot;, [true, null]]</source>
        <translation>drei Argumente; dasselbe wie [1, &quot;text&quot;, [true, null]]</translation>
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
        <source>bytes in base64; &quot;$type&quot;:&quot;Float64Array&quot; beside it names their container</source>
        <translation>Bytes in Base64; &quot;$type&quot;:&quot;Float64Array&quot; daneben nennt ihren Behälter</translation>
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
    <message>
        <source>one that answers with a given value; an error is thrown</source>
        <translation>einer, der mit einem gegebenen Wert antwortet; ein Fehler wird geworfen</translation>
    </message>
    <message>
        <source>the bytes of a file, read when the call is sent</source>
        <translation>die Bytes einer Datei, gelesen, wenn der Aufruf gesendet wird</translation>
    </message>
    <message>
        <source>a stream of the bytes of a file</source>
        <translation>ein Stream der Bytes einer Datei</translation>
    </message>
    <message>
        <source>a variable; within a text its value is put in as text, elsewhere it must be JSON</source>
        <translation>eine Variable; innerhalb eines Textes wird ihr Wert als Text eingesetzt, sonst muss er JSON sein</translation>
    </message>
</context>
<context>
    <name>Inspector::BatchExporter</name>
    <message>
        <source>curl can&apos;t put a file into a message; put its bytes into the arguments.</source>
        <translation>curl kann keine Datei in eine Nachricht setzen; setzen Sie ihre Bytes in die Argumente.</translation>
    </message>
    <message>
        <source>A batch can&apos;t have callbacks or streams: the connection ends with the answer.</source>
        <translation>Ein Batch kann keine Callbacks oder Streams haben: Die Verbindung endet mit der Antwort.</translation>
    </message>
</context>
<context>
    <name>Inspector::BrushPlot</name>
    <message>
        <source>Drag to show only a stretch of it</source>
        <translation>Ziehen, um nur einen Abschnitt davon zu zeigen</translation>
    </message>
</context>
<context>
    <name>Inspector::CallCode</name>
    <message>
        <source>No call of the composer gave %1, so that a program could have it.</source>
        <translation>Kein Aufruf des Composers ergab %1; ein Programm könnte es also nicht haben.</translation>
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
    <message>
        <source>%1, made %2</source>
        <translation>%1, aufgerufen am %2</translation>
    </message>
    <message>
        <source>%1, earlier</source>
        <translation>%1, früher</translation>
    </message>
</context>
<context>
    <name>Inspector::CallSequence</name>
    <message>
        <source>to come</source>
        <translation>steht aus</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>nicht ausgeführt</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>There is no connection any more that it was to be made on.</source>
        <translation>Die Verbindung, auf der er ausgeführt werden sollte, gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>%1 has no calls.</source>
        <translation>%1 hat keine Aufrufe.</translation>
    </message>
    <message>
        <source>%1: call %2 of %3</source>
        <translation>%1: Aufruf %2 von %3</translation>
    </message>
    <message>
        <source>%1: failed: %2, passed: %3, of %4 calls</source>
        <translation>%1: fehlgeschlagen: %2, bestanden: %3, von %4 Aufrufen</translation>
    </message>
    <message>
        <source>%1: passed: %2 of %3 calls</source>
        <translation>%1: bestanden: %2 von %3 Aufrufen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
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
    <message>
        <source>not pulled</source>
        <translation>nicht abgefragt</translation>
    </message>
    <message>
        <source>%1, %2, level %3</source>
        <comment>a call, its state, its level in the tree of pipelines</comment>
        <translation>%1, %2, Ebene %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) below</source>
        <translation>
            <numerusform>%Ln Aufruf darunter</numerusform>
            <numerusform>%Ln Aufrufe darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, expanded, %2</source>
        <comment>a call, calls below</comment>
        <translation>%1, aufgeklappt, %2</translation>
    </message>
    <message>
        <source>%1, collapsed, %2</source>
        <comment>a call, calls below</comment>
        <translation>%1, zugeklappt, %2</translation>
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
        <source>(until record %1)</source>
        <translation>(bis Eintrag %1)</translation>
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
    <message>
        <source>Calls and streams</source>
        <translation>Aufrufe und Streams</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Streams (%L1)</source>
        <translation>Streams (%L1)</translation>
    </message>
    <message>
        <source>before it was asked for</source>
        <translation>bevor danach gefragt wurde</translation>
    </message>
    <message>
        <source>waiting for arguments</source>
        <translation>wartete auf Argumente</translation>
    </message>
    <message>
        <source>server and network</source>
        <translation>Server und Netz</translation>
    </message>
    <message>
        <source>Show Only Its Pipeline</source>
        <translation>Nur seine Pipeline zeigen</translation>
    </message>
    <message>
        <source>Copy What Is Known of It</source>
        <translation>Kopieren, was darüber bekannt ist</translation>
    </message>
</context>
<context>
    <name>Inspector::CallsView</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>&amp;Expand the Call</source>
        <comment>show the calls that were made on it</comment>
        <translation>Aufruf auf&amp;klappen</translation>
    </message>
    <message>
        <source>Show the calls that were made on the chosen one</source>
        <translation>Die Aufrufe zeigen, die auf dem gewählten gemacht wurden</translation>
    </message>
    <message>
        <source>Expand All &amp;Below It</source>
        <translation>Alles &amp;darunter aufklappen</translation>
    </message>
    <message>
        <source>Show all that hangs on the chosen call</source>
        <translation>Alles zeigen, was am gewählten Aufruf hängt</translation>
    </message>
    <message>
        <source>&amp;Collapse the Call</source>
        <comment>hide the calls that were made on it</comment>
        <translation>Aufruf &amp;zuklappen</translation>
    </message>
    <message>
        <source>Hide the calls that were made on the chosen one</source>
        <translation>Die Aufrufe verbergen, die auf dem gewählten gemacht wurden</translation>
    </message>
    <message>
        <source>Expand &amp;All Calls</source>
        <translation>&amp;Alle Aufrufe aufklappen</translation>
    </message>
    <message>
        <source>Show every call of every pipeline</source>
        <translation>Jeden Aufruf jeder Pipeline zeigen</translation>
    </message>
    <message>
        <source>C&amp;ollapse All Calls</source>
        <translation>A&amp;lle Aufrufe zuklappen</translation>
    </message>
    <message>
        <source>Show only the calls that pipelines begin with</source>
        <translation>Nur die Aufrufe zeigen, mit denen Pipelines beginnen</translation>
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
    <message>
        <source>there from the start</source>
        <translation>von Anfang an da</translation>
    </message>
    <message>
        <source>created by record %1</source>
        <translation>erzeugt von Eintrag %1</translation>
    </message>
    <message>
        <source>rejected by record %1</source>
        <translation>abgelehnt von Eintrag %1</translation>
    </message>
    <message>
        <source>resolved by record %1</source>
        <translation>aufgelöst von Eintrag %1</translation>
    </message>
    <message>
        <source>held until now</source>
        <translation>bis jetzt gehalten</translation>
    </message>
    <message>
        <source>released by record %1</source>
        <translation>freigegeben von Eintrag %1</translation>
    </message>
    <message>
        <source>%1 of %L2</source>
        <comment>leak score, number of the same origin</comment>
        <translation>%1 von %L2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the same origin are held: the more, and the longer, the higher is the score, up to 100</source>
        <translation>
            <numerusform>%Ln derselben Herkunft wird gehalten: Je mehr und je länger, desto höher die Wertung, bis 100</numerusform>
            <numerusform>%Ln derselben Herkunft werden gehalten: Je mehr und je länger, desto höher die Wertung, bis 100</numerusform>
        </translation>
    </message>
    <message>
        <source>Life</source>
        <translation>Leben</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>Leck</translation>
    </message>
    <message>
        <source>When it lived within its session: outlined while it waited for its result</source>
        <translation>Wann er innerhalb seiner Sitzung lebte: nur umrissen, solange er auf sein Ergebnis wartete</translation>
    </message>
    <message>
        <source>How much it looks like a leak, 0 to 100, and how many of its origin are held</source>
        <translation>Wie sehr es nach einem Leck aussieht, 0 bis 100, und wie viele seiner Herkunft gehalten werden</translation>
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
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Recovered: %1</source>
        <translation>Wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>%1 is not followed any more: %2</source>
        <translation>%1 wird nicht mehr verfolgt: %2</translation>
    </message>
    <message>
        <source>only the first records of the capture have been read.</source>
        <translation>es wurden erst die ersten Einträge der Aufzeichnung gelesen.</translation>
    </message>
</context>
<context>
    <name>Inspector::CollectionFiles</name>
    <message>
        <source>It is too large for a collection.</source>
        <translation>Es ist zu groß für eine Sammlung.</translation>
    </message>
    <message>
        <source>%1 cannot be opened as a collection: %2</source>
        <translation>%1 kann nicht als Sammlung geöffnet werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Replace Collection</source>
        <translation>Sammlung ersetzen</translation>
    </message>
    <message>
        <source>The file is gone.</source>
        <translation>Die Datei gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The file was changed and cannot be read: %1</source>
        <translation>Die Datei wurde geändert und kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>%1 was changed and cannot be read: %2</source>
        <translation>%1 wurde geändert und kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Change of the File</source>
        <translation>Änderung der Datei</translation>
    </message>
    <message>
        <source>%1 was changed by another program, and read again.</source>
        <translation>%1 wurde von einem anderen Programm geändert und neu gelesen.</translation>
    </message>
</context>
<context>
    <name>Inspector::CollectionsModel</name>
    <message>
        <source>Close Collection</source>
        <translation>Sammlung schließen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n call(s)</source>
        <translation>
            <numerusform>%n Aufruf löschen</numerusform>
            <numerusform>%n Aufrufe löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>Move %n call(s)</source>
        <translation>
            <numerusform>%n Aufruf verschieben</numerusform>
            <numerusform>%n Aufrufe verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <comment>a collection</comment>
        <translation>%1 (nicht gespeichert)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a collection and its environment</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Inspector::CollectionsPane</name>
    <message>
        <source>Collections of calls (*.cwcalls.json);;All files (*)</source>
        <translation>Sammlungen von Aufrufen (*.cwcalls.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Calls that you save are kept here, in files. Drop a collection&apos;s file here to open it.</source>
        <translation>Aufrufe, die Sie speichern, werden hier in Dateien aufbewahrt. Ziehen Sie die Datei einer Sammlung hierher, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>Collections of calls</source>
        <translation>Sammlungen von Aufrufen</translation>
    </message>
    <message>
        <source>&amp;New Collection…</source>
        <translation>&amp;Neue Sammlung…</translation>
    </message>
    <message>
        <source>&amp;Open Collection…</source>
        <translation>Sammlung &amp;öffnen…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Variables and Environments…</source>
        <translation>&amp;Variablen und Umgebungen…</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Save a &amp;Copy…</source>
        <translation>&amp;Kopie speichern…</translation>
    </message>
    <message>
        <source>Save a Copy of the Collection</source>
        <translation>Kopie der Sammlung speichern</translation>
    </message>
    <message>
        <source>Close Coll&amp;ection</source>
        <translation>Sammlung s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Run All Calls</source>
        <translation>&amp;Alle Aufrufe ausführen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Run %n Call(s)</source>
        <translation>
            <numerusform>%n Aufruf &amp;ausführen</numerusform>
            <numerusform>%n Aufrufe &amp;ausführen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>New Collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Open Collections</source>
        <translation>Sammlungen öffnen</translation>
    </message>
    <message>
        <source>Change Variables</source>
        <translation>Variablen ändern</translation>
    </message>
</context>
<context>
    <name>Inspector::ColorRules</name>
    <message>
        <source>It holds no list of rules.</source>
        <translation>Sie enthält keine Liste von Regeln.</translation>
    </message>
    <message>
        <source>Rule %1 has no filter, or no colour.</source>
        <translation>Regel %1 hat keinen Filter oder keine Farbe.</translation>
    </message>
    <message>
        <source>Slow calls</source>
        <translation>Langsame Aufrufe</translation>
    </message>
    <message>
        <source>Large messages</source>
        <translation>Große Nachrichten</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
</context>
<context>
    <name>Inspector::ColorRulesDialog</name>
    <message>
        <source>Colouring Rules</source>
        <translation>Farbregeln</translation>
    </message>
    <message>
        <source>The first rule that is ticked and fits a row gives it its colour and its sign.</source>
        <translation>Die erste angehakte Regel, die auf eine Zeile passt, gibt ihr ihre Farbe und ihr Zeichen.</translation>
    </message>
    <message>
        <source>Rules, in their order</source>
        <translation>Regeln in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>De&amp;faults</source>
        <translation>&amp;Standard</translation>
    </message>
    <message>
        <source>Ticked rules count</source>
        <translation>Angehakte Regeln gelten</translation>
    </message>
    <message>
        <source>Sign of the rule</source>
        <translation>Zeichen der Regel</translation>
    </message>
    <message>
        <source>Colour of the rule</source>
        <translation>Farbe der Regel</translation>
    </message>
    <message>
        <source>Rule %1, &quot;%2&quot;, has no filter.</source>
        <translation>Regel %1, &quot;%2&quot;, hat keinen Filter.</translation>
    </message>
    <message>
        <source>Rule %1, &quot;%2&quot;, character %3: %4</source>
        <comment>number, name, place in the filter, what is wrong there</comment>
        <translation>Regel %1, &quot;%2&quot;, Zeichen %3: %4</translation>
    </message>
    <message>
        <source>Import Colouring Rules</source>
        <translation>Farbregeln importieren</translation>
    </message>
    <message>
        <source>Colouring rules (*.json)</source>
        <translation>Farbregeln (*.json)</translation>
    </message>
    <message>
        <source>It is too large for a list of rules.</source>
        <translation>Sie ist zu groß für eine Liste von Regeln.</translation>
    </message>
    <message>
        <source>%1 was not imported: %2</source>
        <translation>%1 wurde nicht importiert: %2</translation>
    </message>
    <message>
        <source>Export Colouring Rules</source>
        <translation>Farbregeln exportieren</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
</context>
<context>
    <name>Inspector::ColumnsDialog</name>
    <message>
        <source>Columns of the Timeline</source>
        <translation>Spalten der Zeitleiste</translation>
    </message>
    <message>
        <source>Ticked columns are shown, in this order. F2 changes a title.</source>
        <translation>Angehakte Spalten werden in dieser Reihenfolge gezeigt. F2 ändert einen Titel.</translation>
    </message>
    <message>
        <source>Columns, in their order</source>
        <translation>Spalten in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Field for a new column</source>
        <translation>Feld für eine neue Spalte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a filter&apos;s field, and what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>This column can be hidden, but not removed.</source>
        <translation>Diese Spalte kann verborgen, aber nicht entfernt werden.</translation>
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
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Whose values {{name}} stands for</source>
        <translation>Für wessen Werte {{name}} steht</translation>
    </message>
    <message>
        <source>&amp;Variables…</source>
        <translation>&amp;Variablen…</translation>
    </message>
    <message>
        <source>Variables and environments of this collection</source>
        <translation>Variablen und Umgebungen dieser Sammlung</translation>
    </message>
    <message>
        <source>JavaScript</source>
        <translation>JavaScript</translation>
    </message>
    <message>
        <source>C++</source>
        <translation>C++</translation>
    </message>
    <message>
        <source>curl</source>
        <translation>curl</translation>
    </message>
    <message>
        <source>Copied as %1.</source>
        <translation>Als %1 kopiert.</translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>a collection and a call of it</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>No environment</source>
        <translation>Keine Umgebung</translation>
    </message>
    <message>
        <source>&amp;New Collection…</source>
        <translation>&amp;Neue Sammlung…</translation>
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
    <name>Inspector::ComposerForm</name>
    <message>
        <source>Steps of the chain</source>
        <translation>Schritte der Kette</translation>
    </message>
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
        <source>&amp;Insert</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Puts a value into the arguments that JSON lacks</source>
        <translation>Setzt einen Wert in die Argumente, den JSON nicht kennt</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>How arguments are written</source>
        <translation>Wie man Argumente schreibt</translation>
    </message>
    <message>
        <source>T&amp;hen</source>
        <translation>&amp;Dann</translation>
    </message>
    <message>
        <source>Makes this call first, without waiting for it, and goes on with one on its result: a chain</source>
        <translation>Macht diesen Aufruf zuerst, ohne auf ihn zu warten, und fährt mit einem auf seinem Ergebnis fort: eine Kette</translation>
    </message>
    <message>
        <source>The call as one line</source>
        <translation>Der Aufruf als eine Zeile</translation>
    </message>
    <message>
        <source>The same call as one line, such as main.open(&quot;a&quot;).read(10). Enter takes over what is typed here.</source>
        <translation>Derselbe Aufruf als eine Zeile, etwa main.open(&quot;a&quot;).read(10). Eingabe übernimmt, was hier geschrieben ist.</translation>
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
        <source>As &amp;line</source>
        <translation>Als Zei&amp;le</translation>
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
        <translation>Eigen&amp;schaft lesen</translation>
    </message>
    <message>
        <source>Reads the property; arguments are not used</source>
        <translation>Liest die Eigenschaft; Argumente werden nicht verwendet</translation>
    </message>
    <message>
        <source>Cop&amp;y as</source>
        <translation>&amp;Kopieren als</translation>
    </message>
    <message>
        <source>Copies a program that makes this call</source>
        <translation>Kopiert ein Programm, das diesen Aufruf macht</translation>
    </message>
    <message>
        <source>&amp;JavaScript</source>
        <translation>&amp;JavaScript</translation>
    </message>
    <message>
        <source>&amp;C++ (QtCapnWeb)</source>
        <translation>&amp;C++ (QtCapnWeb)</translation>
    </message>
    <message>
        <source>c&amp;url (one HTTP batch)</source>
        <translation>c&amp;url (ein HTTP-Batch)</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Zeile</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>Speicher&amp;n…</translation>
    </message>
    <message>
        <source>Keeps this call in a collection</source>
        <translation>Bewahrt diesen Aufruf in einer Sammlung auf</translation>
    </message>
    <message>
        <source>&amp;Dispose target</source>
        <translation>Ziel frei&amp;geben</translation>
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
        <source>%1: %2</source>
        <comment>number and call of a step in a chain</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>Den Schritt entfernen</translation>
    </message>
    <message>
        <source>Line, column %1: %2</source>
        <translation>Zeile, Spalte %1: %2</translation>
    </message>
    <message>
        <source>&amp;Date and time…</source>
        <translation>&amp;Datum und Uhrzeit…</translation>
    </message>
    <message>
        <source>&amp;Big integer</source>
        <translation>&amp;Große Ganzzahl</translation>
    </message>
    <message>
        <source>B&amp;ytes from a file…</source>
        <translation>B&amp;ytes aus einer Datei…</translation>
    </message>
    <message>
        <source>S&amp;tream from a file…</source>
        <translation>S&amp;tream aus einer Datei…</translation>
    </message>
    <message>
        <source>Bytes as base&amp;64</source>
        <translation>Bytes als Base&amp;64</translation>
    </message>
    <message>
        <source>Ca&amp;pability</source>
        <translation>Ca&amp;pability</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>a capability and what it is</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>&amp;Callback</source>
        <translation>&amp;Callback</translation>
    </message>
    <message>
        <source>Callback that &amp;answers</source>
        <translation>Callback, der &amp;antwortet</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>&amp;Variable</translation>
    </message>
    <message>
        <source>&amp;Undefined</source>
        <translation>&amp;Undefined</translation>
    </message>
    <message>
        <source>&amp;Not a number, infinity</source>
        <translation>&amp;Keine Zahl, unendlich</translation>
    </message>
    <message>
        <source>U&amp;RL</source>
        <translation>U&amp;RL</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>&amp;Header</translation>
    </message>
    <message>
        <source>&amp;Error</source>
        <translation>&amp;Fehler</translation>
    </message>
    <message>
        <source>Stream from a File</source>
        <translation>Stream aus einer Datei</translation>
    </message>
    <message>
        <source>Bytes from a File</source>
        <translation>Bytes aus einer Datei</translation>
    </message>
    <message>
        <source>Date and Time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Date and time, in the time zone of this computer</source>
        <translation>Datum und Uhrzeit in der Zeitzone dieses Rechners</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerHints</name>
    <message>
        <source>%1 ×%2</source>
        <comment>types of arguments, and how often they were seen</comment>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>&amp;Fill In</source>
        <translation>Aus&amp;füllen</translation>
    </message>
    <message>
        <source>Replaces the arguments by empty ones of the kinds that were seen last; Ctrl+Z brings them back</source>
        <translation>Ersetzt die Argumente durch leere der zuletzt gesehenen Arten; Strg+Z bringt sie zurück</translation>
    </message>
    <message numerus="yes">
        <source>Called with %1 and %n other(s).</source>
        <translation>
            <numerusform>Aufgerufen mit %1 und %n anderen Art.</numerusform>
            <numerusform>Aufgerufen mit %1 und %n anderen Arten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Called with %1.</source>
        <translation>Aufgerufen mit %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) with other arguments.</source>
        <translation>
            <numerusform>%n Aufruf mit anderen Argumenten.</numerusform>
            <numerusform>%n Aufrufe mit anderen Argumenten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n time(s).</source>
        <translation>
            <numerusform>%n-mal gelesen.</numerusform>
            <numerusform>%n-mal gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Gave %1.</source>
        <comment>the kind of value that a method gave</comment>
        <translation>Ergab %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n method(s) or propert(y/ies) seen here in traffic; the Down key in the field lists them.</source>
        <translation>
            <numerusform>%n Methode oder Eigenschaft wurde hier im Verkehr gesehen; die Taste Ab im Feld listet sie.</numerusform>
            <numerusform>%n Methoden oder Eigenschaften wurden hier im Verkehr gesehen; die Taste Ab im Feld listet sie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerMembers</name>
    <message numerus="yes">
        <source>called %n time(s)</source>
        <translation>
            <numerusform>%n-mal aufgerufen</numerusform>
            <numerusform>%n-mal aufgerufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>read %n time(s)</source>
        <translation>
            <numerusform>%n-mal gelesen</numerusform>
            <numerusform>%n-mal gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>in a result</source>
        <translation>in einem Ergebnis</translation>
    </message>
    <message>
        <source> or others</source>
        <comment>behind the types of a method&apos;s arguments</comment>
        <translation> oder andere</translation>
    </message>
    <message>
        <source>%1%2, %3</source>
        <comment>a method or property, the types of its arguments, how often it was seen</comment>
        <translation>%1%2, %3</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerMenu</name>
    <message>
        <source>&amp;Collections</source>
        <translation>Samm&amp;lungen</translation>
    </message>
    <message>
        <source>Comparing two results…</source>
        <translation>Zwei Ergebnisse werden verglichen…</translation>
    </message>
</context>
<context>
    <name>Inspector::ComposerResults</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Results that are held</source>
        <translation>Ergebnisse, die gehalten werden</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Select two calls of the history and choose Compare.</source>
        <translation>Wählen Sie zwei Aufrufe des Verlaufs und dann Vergleichen.</translation>
    </message>
    <message>
        <source>Differences of two results</source>
        <translation>Unterschiede zweier Ergebnisse</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erstes</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweites</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Search calls, arguments and results</source>
        <translation>Aufrufe, Argumente und Ergebnisse durchsuchen</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Den Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Shows what differs between the results of the two selected calls</source>
        <translation>Zeigt, worin sich die Ergebnisse der beiden gewählten Aufrufe unterscheiden</translation>
    </message>
    <message>
        <source>Calls of this run and of earlier ones</source>
        <translation>Aufrufe dieses Laufs und früherer</translation>
    </message>
    <message>
        <source>Stop at the first &amp;error</source>
        <translation>Beim ersten &amp;Fehler anhalten</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>Abb&amp;rechen</translation>
    </message>
    <message>
        <source>Calls of the run</source>
        <translation>Aufrufe des Laufs</translation>
    </message>
    <message>
        <source>Di&amp;spose</source>
        <translation>Frei&amp;geben</translation>
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
        <source>%1 and %2 have the same result.</source>
        <translation>%1 und %2 haben dasselbe Ergebnis.</translation>
    </message>
    <message>
        <source>First: %1. Second: %2.</source>
        <translation>Erstes: %1. Zweites: %2.</translation>
    </message>
    <message>
        <source>Held (%1)</source>
        <translation>Gehalten (%1)</translation>
    </message>
    <message>
        <source>Run a collection from its context menu.</source>
        <translation>Führen Sie eine Sammlung über ihr Kontextmenü aus.</translation>
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
        <translation>Zum &amp;Ziel machen</translation>
    </message>
    <message>
        <source>&amp;Dispose</source>
        <translation>Frei&amp;geben</translation>
    </message>
    <message>
        <source>Insert into &amp;arguments</source>
        <translation>In &amp;Argumente einfügen</translation>
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
        <source>&amp;Save in a Collection…</source>
        <translation>In einer Sammlung &amp;speichern…</translation>
    </message>
    <message>
        <source>Co&amp;mpare Both Results</source>
        <translation>Beide Ergebnisse &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Copy result</source>
        <translation>Ergebnis &amp;kopieren</translation>
    </message>
    <message>
        <source>C&amp;lear History</source>
        <translation>Verlauf &amp;leeren</translation>
    </message>
    <message>
        <source>Insert into &amp;arguments (too large)</source>
        <translation>In die &amp;Argumente einfügen (zu groß)</translation>
    </message>
    <message>
        <source>Send a&amp;gain (Ctrl+Shift+Enter)</source>
        <translation>&amp;Noch einmal senden (Strg+Umschalt+Eingabe)</translation>
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
        <source>the peer&apos;s main interface</source>
        <translation>die Hauptschnittstelle der Gegenstelle</translation>
    </message>
    <message>
        <source>The capability to call: one of the list, or a path such as main.users or $import:-3.items[0]. Ctrl+Space lists what was seen in traffic.</source>
        <translation>Die aufzurufende Capability: eine aus der Liste oder ein Pfad wie main.users oder $import:-3.items[0]. Strg+Leertaste listet, was im Verkehr gesehen wurde.</translation>
    </message>
</context>
<context>
    <name>Inspector::ConnectDialog</name>
    <message>
        <source>(is asked for)</source>
        <comment>the value of a header</comment>
        <translation>(wird erfragt)</translation>
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
        <source>The URL must begin with ws:// or wss://.</source>
        <translation>Die URL muss mit ws:// oder wss:// beginnen.</translation>
    </message>
    <message>
        <source>The URL names no host.</source>
        <translation>Die URL nennt keinen Host.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>&amp;Profiles:</source>
        <translation>&amp;Profile:</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of time</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>only to keep it</source>
        <translation>nur zum Aufbewahren</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <translation>&amp;URL:</translation>
    </message>
    <message>
        <source>&amp;Time to connect:</source>
        <translation>&amp;Zeit zum Verbinden:</translation>
    </message>
    <message>
        <source>Profile &amp;name:</source>
        <translation>Profil&amp;name:</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>&amp;Header</translation>
    </message>
    <message>
        <source>T&amp;LS</source>
        <translation>&amp;TLS</translation>
    </message>
    <message>
        <source>&amp;Beside the connections that there are</source>
        <translation>Ne&amp;ben den Verbindungen, die es gibt</translation>
    </message>
    <message>
        <source>Secret values are kept in the keyring of the system only; without one they are asked for each time.</source>
        <translation>Geheime Werte werden nur im Schlüsselbund des Systems aufbewahrt; ohne einen werden sie jedes Mal erfragt.</translation>
    </message>
    <message>
        <source>This program was built without access to a keyring: secret values are asked for each time, and never written down.</source>
        <translation>Dieses Programm wurde ohne Zugriff auf einen Schlüsselbund gebaut: Geheime Werte werden jedes Mal erfragt und nie aufgeschrieben.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Save Profile</source>
        <translation>Profil &amp;speichern</translation>
    </message>
    <message>
        <source>Sho&amp;w secret values</source>
        <translation>&amp;Geheime Werte zeigen</translation>
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
        <source>Secret</source>
        <translation>Geheim</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Hinzu&amp;fügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>in the file of the certificate</source>
        <translation>in der Datei des Zertifikats</translation>
    </message>
    <message>
        <source>Passphrase of the private key</source>
        <translation>Passphrase des privaten Schlüssels</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key:</source>
        <translation>Passph&amp;rase des Schlüssels:</translation>
    </message>
    <message>
        <source>Accept an&amp;y certificate of the server (unsafe: for tests)</source>
        <translation>&amp;Jedes Zertifikat des Servers annehmen (unsicher: für Tests)</translation>
    </message>
    <message>
        <source>Trusted &amp;authorities:</source>
        <translation>Vertraute &amp;Aussteller:</translation>
    </message>
    <message>
        <source>File of trusted certificates</source>
        <translation>Datei vertrauter Zertifikate</translation>
    </message>
    <message>
        <source>&amp;Own certificate:</source>
        <translation>&amp;Eigenes Zertifikat:</translation>
    </message>
    <message>
        <source>File of the own certificate</source>
        <translation>Datei des eigenen Zertifikats</translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation>Pr&amp;ivater Schlüssel:</translation>
    </message>
    <message>
        <source>File of the private key</source>
        <translation>Datei des privaten Schlüssels</translation>
    </message>
    <message>
        <source>Drawn as dots, and kept in the keyring of the system only</source>
        <translation>Als Punkte gezeichnet und nur im Schlüsselbund des Systems aufbewahrt</translation>
    </message>
    <message>
        <source>Enter the value of %1.</source>
        <translation>Geben Sie den Wert von %1 ein.</translation>
    </message>
    <message>
        <source>Enter the passphrase of the private key.</source>
        <translation>Geben Sie die Passphrase des privaten Schlüssels ein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept without its secrets, which are asked for each time. %2</source>
        <translation>&quot;%1&quot; ist ohne seine Geheimnisse aufbewahrt, die jedes Mal erfragt werden. %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept without its secrets, which are asked for each time.</source>
        <translation>&quot;%1&quot; ist ohne seine Geheimnisse aufbewahrt, die jedes Mal erfragt werden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept.</source>
        <translation>&quot;%1&quot; ist aufbewahrt.</translation>
    </message>
    <message>
        <source>{{name}} stands for a variable of the collection that is open in the composer, here and in headers.</source>
        <translation>{{name}} steht für eine Variable der Sammlung, die im Composer offen ist, hier und in Headern.</translation>
    </message>
    <message>
        <source>Connects to %1</source>
        <comment>a URL</comment>
        <translation>Verbindet mit %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not connected. %2</source>
        <translation>„%1“ ist nicht verbunden. %2</translation>
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
    <name>Inspector::ConnectionProfiles</name>
    <message>
        <source>The URL: %1</source>
        <translation>Die URL: %1</translation>
    </message>
    <message>
        <source>With the values of its variables the URL is none: %1</source>
        <translation>Mit den Werten ihrer Variablen ist die URL keine: %1</translation>
    </message>
    <message>
        <source>The header %1: %2</source>
        <translation>Der Header %1: %2</translation>
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
        <source>A callback has a name, such as {&quot;$callback&quot;:&quot;progress&quot;}.</source>
        <translation>Ein Callback hat einen Namen, etwa {&quot;$callback&quot;:&quot;progress&quot;}.</translation>
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
        <source>This is no date; one is &quot;2026-01-31T12:00:00Z&quot; or milliseconds since 1970.</source>
        <translation>Das ist kein Datum; eines ist &quot;2026-01-31T12:00:00Z&quot; oder Millisekunden seit 1970.</translation>
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
        <source>A bigint is a text of digits, such as &quot;-12345678901234567890&quot;.</source>
        <translation>Ein bigint ist ein Text aus Ziffern, etwa &quot;-12345678901234567890&quot;.</translation>
    </message>
    <message>
        <source>It is one of &quot;NaN&quot;, &quot;Infinity&quot;, &quot;-Infinity&quot; and &quot;-0&quot;.</source>
        <translation>Erlaubt sind &quot;NaN&quot;, &quot;Infinity&quot;, &quot;-Infinity&quot; und &quot;-0&quot;.</translation>
    </message>
    <message>
        <source>This is no complete URL.</source>
        <translation>Das ist keine vollständige URL.</translation>
    </message>
    <message>
        <source>Headers are an array of pairs, such as [[&quot;accept&quot;, &quot;text/html&quot;]].</source>
        <translation>Header sind ein Array von Paaren, etwa [[&quot;accept&quot;, &quot;text/html&quot;]].</translation>
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
    <message>
        <source>This is no name of a file.</source>
        <translation>Das ist kein Name einer Datei.</translation>
    </message>
</context>
<context>
    <name>Inspector::DensityStrip</name>
    <message>
        <source>Density of the whole capture</source>
        <translation>Dichte der ganzen Aufzeichnung</translation>
    </message>
    <message>
        <source>There are no records.</source>
        <translation>Es gibt keine Einträge.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>keine Fehler</translation>
    </message>
    <message>
        <source>%1 to %2: %3, %4</source>
        <comment>two places on the axis of time, then what is between them</comment>
        <translation>%1 bis %2: %3, %4</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a place on the axis of time, then what is there</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Show This Moment in the Timeline</source>
        <translation>Diesen Zeitpunkt in der Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Filter to the Chosen Range</source>
        <translation>Auf den gewählten Bereich filtern</translation>
    </message>
    <message>
        <source>Show the Whole Capture</source>
        <translation>Die ganze Aufzeichnung zeigen</translation>
    </message>
    <message>
        <source>%1: %2
Drag to show a part of the capture only.</source>
        <comment>a place on the axis of time, then what is there</comment>
        <translation>%1: %2
Ziehen, um nur einen Teil der Aufzeichnung zu zeigen.</translation>
    </message>
</context>
<context>
    <name>Inspector::EntryUsesView</name>
    <message>
        <source>References of the chosen entry</source>
        <translation>Bezüge des gewählten Eintrags</translation>
    </message>
    <message>
        <source>Choose an entry to see the calls that refer to it.</source>
        <translation>Einen Eintrag wählen, um die Aufrufe zu sehen, die sich auf ihn beziehen.</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>record number, a call that was made on the entry</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: in the arguments of %2</source>
        <comment>record number, call</comment>
        <translation>%1: in den Argumenten von %2</translation>
    </message>
    <message>
        <source>%1: in the result of %2</source>
        <comment>record number, call</comment>
        <translation>%1: im Ergebnis von %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more: show all in the timeline</source>
        <translation>
            <numerusform>… und %Ln weiterer: alle in der Zeitleiste zeigen</numerusform>
            <numerusform>… und %Ln weitere: alle in der Zeitleiste zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls in flight (%L1)</source>
        <translation>Laufende Aufrufe (%L1)</translation>
    </message>
    <message>
        <source>Calls before (%L1)</source>
        <comment>that were answered or given up</comment>
        <translation>Frühere Aufrufe (%L1)</translation>
    </message>
    <message>
        <source>No call refers to it.</source>
        <translation>Kein Aufruf bezieht sich auf ihn.</translation>
    </message>
    <message>
        <source>Show only these calls in the timeline</source>
        <translation>Nur diese Aufrufe in der Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Looking… %1 %</source>
        <translation>Wird gesucht… %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are too large to be looked into.</source>
        <translation>
            <numerusform>%Ln Nachricht ist zu groß, um in sie zu sehen.</numerusform>
            <numerusform>%Ln Nachrichten sind zu groß, um in sie zu sehen.</numerusform>
        </translation>
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
    <name>Inspector::FileFollower</name>
    <message>
        <source>The file is another one now: what is shown is what it held before.</source>
        <translation>Die Datei ist jetzt eine andere: Gezeigt wird, was sie vorher enthielt.</translation>
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
    <message>
        <source>It was changed while it was read.</source>
        <translation>Sie wurde verändert, während sie gelesen wurde.</translation>
    </message>
</context>
<context>
    <name>Inspector::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter, such as: method == &quot;hello&quot; and latency &gt; 5 ms</source>
        <translation>Filter, zum Beispiel: method == &quot;hello&quot; and latency &gt; 5 ms</translation>
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
    <message>
        <source>This says nothing to filter by</source>
        <translation>Danach kann nicht gefiltert werden</translation>
    </message>
    <message>
        <source>&amp;Selected: %1</source>
        <translation>&amp;Gewählt: %1</translation>
    </message>
    <message>
        <source>&amp;Not selected</source>
        <translation>&amp;Nicht gewählt</translation>
    </message>
    <message>
        <source>… &amp;and selected</source>
        <translation>… &amp;und gewählt</translation>
    </message>
    <message>
        <source>… &amp;or selected</source>
        <translation>… &amp;oder gewählt</translation>
    </message>
    <message>
        <source>… and no&amp;t selected</source>
        <translation>… und n&amp;icht gewählt</translation>
    </message>
    <message>
        <source>… or not s&amp;elected</source>
        <translation>… oder nich&amp;t gewählt</translation>
    </message>
</context>
<context>
    <name>Inspector::FindBar</name>
    <message>
        <source>Match &amp;case</source>
        <translation>&amp;Groß-/Kleinschreibung</translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation>&amp;Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>Zu suchender Text</translation>
    </message>
    <message>
        <source>Find in the messages</source>
        <translation>In den Nachrichten suchen</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriger</translation>
    </message>
    <message>
        <source>The hit before (Shift+F3, Shift+Enter)</source>
        <translation>Der vorige Treffer (Umschalt+F3, Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>The next hit (F3, Enter)</source>
        <translation>Der nächste Treffer (F3, Eingabe)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Die Suchleiste schließen</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Schließen (Escape)</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>continued at the end</source>
        <translation>am Ende fortgesetzt</translation>
    </message>
    <message>
        <source>continued at the beginning</source>
        <translation>am Anfang fortgesetzt</translation>
    </message>
    <message>
        <source>all hits are hidden by the filter</source>
        <translation>alle Treffer sind durch den Filter verborgen</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>looking… Escape stops it</source>
        <translation>sucht… Escape hält an</translation>
    </message>
    <message>
        <source>%L1 of %L2 hits</source>
        <translation>%L1 von %L2 Treffern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a number of hits, then a notice</comment>
        <translation>%1, %2</translation>
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
    <message>
        <source>What is looked for; what is not ticked is ignored, in all captures</source>
        <translation>Wonach gesucht wird; was nicht angehakt ist, wird in allen Aufzeichnungen ignoriert</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <comment>rule, number of findings</comment>
        <translation>%1 (%L2)</translation>
    </message>
    <message numerus="yes">
        <source>Rules (%Ln ignored)</source>
        <translation>
            <numerusform>Regeln (%Ln ignoriert)</numerusform>
            <numerusform>Regeln (%Ln ignoriert)</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules</source>
        <comment>of findings</comment>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Ignore This Rule: %1</source>
        <translation>Diese Regel ignorieren: %1</translation>
    </message>
    <message>
        <source>Copy All That Are Shown</source>
        <translation>Alle gezeigten kopieren</translation>
    </message>
</context>
<context>
    <name>Inspector::HintBar</name>
    <message>
        <source>Select a message: the tables show what each side held at that moment. Escape goes back to now.</source>
        <translation>Wählen Sie eine Nachricht: Die Tabellen zeigen, was jede Seite in dem Moment hielt. Escape kehrt zum Jetzt zurück.</translation>
    </message>
    <message>
        <source>%1 finds any command by its name.</source>
        <translation>%1 findet jeden Befehl nach seinem Namen.</translation>
    </message>
    <message>
        <source>%1 writes a filter; the menu of any cell makes one from what the cell says.</source>
        <translation>%1 schreibt einen Filter; das Menü jeder Zelle macht einen aus dem, was die Zelle sagt.</translation>
    </message>
    <message>
        <source>%1 and %2 go along the messages of one call.</source>
        <translation>%1 und %2 gehen die Nachrichten eines Aufrufs entlang.</translation>
    </message>
    <message>
        <source>%1 to %2 change the arrangement of the panes; each keeps what you change.</source>
        <translation>%1 bis %2 ändern die Anordnung der Bereiche; jede behält, was Sie ändern.</translation>
    </message>
    <message>
        <source>Session › Record Through a Proxy shows the traffic of a client and a server that you cannot change.</source>
        <translation>Sitzung › Über einen Proxy aufzeichnen zeigt den Verkehr zwischen einem Client und einem Server, die Sie nicht ändern können.</translation>
    </message>
    <message>
        <source>Next Hint</source>
        <translation>Nächster Tipp</translation>
    </message>
    <message>
        <source>Close the Hints</source>
        <translation>Die Tipps schließen</translation>
    </message>
    <message>
        <source>Close the hints; Help shows them again</source>
        <translation>Die Tipps schließen; Hilfe zeigt sie wieder</translation>
    </message>
    <message>
        <source>Hint %L1 of %L2</source>
        <translation>Tipp %L1 von %L2</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Tipp</translation>
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
        <source>&quot;%1&quot; is no WebSocket URL: it must begin with ws:// or wss://.</source>
        <translation>&quot;%1&quot; ist keine WebSocket-URL: Sie muss mit ws:// oder wss:// beginnen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no host.</source>
        <translation>&quot;%1&quot; nennt keinen Host.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a header.</source>
        <translation>&quot;%1&quot; ist kein Name eines Headers.</translation>
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
    <message>
        <source>The raw frame was not sent: there is no connection.</source>
        <translation>Der rohe Frame wurde nicht gesendet: Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>Out of step: a raw frame was sent in this session.</source>
        <translation>Aus dem Takt: In dieser Sitzung wurde ein roher Frame gesendet.</translation>
    </message>
    <message>
        <source>Session %1: a raw frame was sent. From here on the ids of both sides may not fit together.</source>
        <translation>Sitzung %1: Ein roher Frame wurde gesendet. Von hier an passen die Ids beider Seiten vielleicht nicht mehr zusammen.</translation>
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
    <message>
        <source>%1 to %2: about %3 % of the answers</source>
        <translation>%1 bis %2: etwa %3 % der Antworten</translation>
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
    <name>Inspector::LiveSpool</name>
    <message>
        <source>%1 is not kept on disk for the case that the program is killed: %2</source>
        <translation>%1 wird nicht auf der Platte gesichert für den Fall, dass das Programm gewaltsam beendet wird: %2</translation>
    </message>
    <message>
        <source>%1 is kept on disk again for the case that the program is killed.</source>
        <translation>%1 wird wieder auf der Platte gesichert für den Fall, dass das Programm gewaltsam beendet wird.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of %1 are missing in what is kept on disk for the case that the program is killed.</source>
        <translation>
            <numerusform>%Ln Eintrag von %1 fehlt in dem, was für den Fall, dass das Programm gewaltsam beendet wird, auf der Platte gesichert ist.</numerusform>
            <numerusform>%Ln Einträge von %1 fehlen in dem, was für den Fall, dass das Programm gewaltsam beendet wird, auf der Platte gesichert ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept of %1 on disk, for the case that the program is killed, has reached its largest size: its oldest part is let go. The window still has all of it.</source>
        <translation>Was von %1 für den Fall, dass das Programm gewaltsam beendet wird, auf der Platte gesichert ist, hat seine maximale Größe erreicht: Der älteste Teil davon wird aufgegeben. Das Fenster hat noch alles.</translation>
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
        <source>Cap&apos;n Web Inspector</source>
        <translation>Cap&apos;n Web Inspector</translation>
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
        <source>%1[*] - Cap&apos;n Web Inspector</source>
        <translation>%1[*] - Cap&apos;n Web Inspector</translation>
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
        <source>Enter the URL of a Cap&apos;n Web server above and press Connect: every message of the session appears here, and both capability tables below. Without a server at hand, try the built-in demo.</source>
        <translation>Geben Sie oben die URL eines Cap&apos;n-Web-Servers ein und wählen Sie Verbinden: Jede Nachricht der Sitzung erscheint hier, und beide Capability-Tabellen darunter. Ist kein Server zur Hand, versuchen Sie die eingebaute Demo.</translation>
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
        <source>&amp;About Cap&apos;n Web Inspector</source>
        <translation>&amp;Über Cap&apos;n Web Inspector</translation>
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
        <source>The capture &quot;%1&quot; is in no file. Save it before it is closed?</source>
        <translation>Die Aufzeichnung &quot;%1&quot; steht in keiner Datei. Vor dem Schließen speichern?</translation>
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
        <source>How to Read This Window</source>
        <translation>Wie man dieses Fenster liest</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Timeline&lt;/h3&gt;&lt;p&gt;One row for each message, and for what happens to the connection. An arrow to the right was sent by this side, one to the left came from the peer. A call is four messages: &lt;b&gt;push&lt;/b&gt; makes it, &lt;b&gt;pull&lt;/b&gt; asks for its result, &lt;b&gt;resolve&lt;/b&gt; or &lt;b&gt;reject&lt;/b&gt; brings it, &lt;b&gt;release&lt;/b&gt; lets it go; selecting one marks the others.&lt;/p&gt;&lt;p&gt;&lt;b&gt;State&lt;/b&gt; of a push says what became of the call and how long it took.&lt;/p&gt;&lt;h3&gt;Tables&lt;/h3&gt;&lt;p&gt;Each side has two tables: &lt;b&gt;imports&lt;/b&gt; are capabilities of the other side that it may use, &lt;b&gt;exports&lt;/b&gt; are its own that the other side may use. Id 0 is the main interface. Ids that a call or pipe made are positive, ids that were given away by reference are negative.&lt;/p&gt;&lt;p&gt;Selecting a message shows the tables as they were after it, with what it made and what it released; &lt;b&gt;Live&lt;/b&gt; goes back to now. The menu of an entry makes it the target of the next call, disposes it, or goes to the message that created it.&lt;/p&gt;&lt;h3&gt;Keys&lt;/h3&gt;&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+P&lt;/td&gt;&lt;td&gt;all commands by name&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+O, Ctrl+S&lt;/td&gt;&lt;td&gt;open, save a capture&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+/&lt;/td&gt;&lt;td&gt;write a filter&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+1, Ctrl+2, Ctrl+3&lt;/td&gt;&lt;td&gt;perspectives&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+L&lt;/td&gt;&lt;td&gt;enter a URL&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+E, Ctrl+R&lt;/td&gt;&lt;td&gt;disconnect, reconnect&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+F&lt;/td&gt;&lt;td&gt;follow new messages&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+L&lt;/td&gt;&lt;td&gt;live tables&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+G&lt;/td&gt;&lt;td&gt;go to a record&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+. and Ctrl+,&lt;/td&gt;&lt;td&gt;next and previous message of the same call&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Escape&lt;/td&gt;&lt;td&gt;select nothing; the tables are live again&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+K, Ctrl+T&lt;/td&gt;&lt;td&gt;composer, tables&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+C&lt;/td&gt;&lt;td&gt;copy rows; Ctrl+Shift+C copies the text of the messages&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;h3&gt;Zeitleiste&lt;/h3&gt;&lt;p&gt;Eine Zeile für jede Nachricht und für das, was mit der Verbindung geschieht. Ein Pfeil nach rechts kam von dieser Seite, einer nach links von der Gegenstelle. Ein Aufruf besteht aus vier Nachrichten: &lt;b&gt;push&lt;/b&gt; macht ihn, &lt;b&gt;pull&lt;/b&gt; fragt nach seinem Ergebnis, &lt;b&gt;resolve&lt;/b&gt; oder &lt;b&gt;reject&lt;/b&gt; bringt es, &lt;b&gt;release&lt;/b&gt; gibt es frei; wählt man eine, sind die anderen hervorgehoben.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zustand&lt;/b&gt; eines push sagt, was aus dem Aufruf wurde und wie lange er dauerte.&lt;/p&gt;&lt;h3&gt;Tabellen&lt;/h3&gt;&lt;p&gt;Jede Seite hat zwei Tabellen: &lt;b&gt;Importe&lt;/b&gt; sind Capabilities der anderen Seite, die sie verwenden darf, &lt;b&gt;Exporte&lt;/b&gt; sind eigene, die die andere Seite verwenden darf. Id 0 ist die Hauptschnittstelle. Ids, die durch einen Aufruf oder eine Pipe entstanden, sind positiv; solche, die als Referenz weitergegeben wurden, negativ.&lt;/p&gt;&lt;p&gt;Wählt man eine Nachricht, zeigen die Tabellen den Stand danach, mit dem, was sie erzeugte und freigab; &lt;b&gt;Live&lt;/b&gt; kehrt zum Jetzt zurück. Das Menü eines Eintrags macht ihn zum Ziel des nächsten Aufrufs, gibt ihn frei oder geht zu der Nachricht, die ihn erzeugte.&lt;/p&gt;&lt;h3&gt;Tasten&lt;/h3&gt;&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;Strg+Umschalt+P&lt;/td&gt;&lt;td&gt;alle Befehle mit Namen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+O, Strg+S&lt;/td&gt;&lt;td&gt;Aufzeichnung öffnen, speichern&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+/&lt;/td&gt;&lt;td&gt;Filter schreiben&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+1, Strg+2, Strg+3&lt;/td&gt;&lt;td&gt;Perspektiven&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+L&lt;/td&gt;&lt;td&gt;URL eingeben&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+E, Strg+R&lt;/td&gt;&lt;td&gt;trennen, neu verbinden&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+Umschalt+F&lt;/td&gt;&lt;td&gt;neuen Nachrichten folgen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+Umschalt+L&lt;/td&gt;&lt;td&gt;Live-Tabellen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+G&lt;/td&gt;&lt;td&gt;zu einem Eintrag gehen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+. und Strg+,&lt;/td&gt;&lt;td&gt;nächste und vorige Nachricht desselben Aufrufs&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Escape&lt;/td&gt;&lt;td&gt;nichts wählen; die Tabellen sind wieder live&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+K, Strg+T&lt;/td&gt;&lt;td&gt;Composer, Tabellen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+C&lt;/td&gt;&lt;td&gt;Zeilen kopieren; Strg+Umschalt+C kopiert den Text der Nachrichten&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
    <message>
        <source>About Cap&apos;n Web Inspector</source>
        <translation>Über Cap&apos;n Web Inspector</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Cap&apos;n Web Inspector %1&lt;/h3&gt;</source>
        <translation>&lt;h3&gt;Cap&apos;n Web Inspector %1&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Shows what passes between two Cap&apos;n Web peers: messages, calls, and the capability tables of both sides.&lt;/p&gt;&lt;p&gt;Licence: GNU General Public License, version 3 or later. The library QtCapnWeb: MIT.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Zeigt, was zwischen zwei Cap&apos;n-Web-Gegenstellen geschieht: Nachrichten, Aufrufe und die Capability-Tabellen beider Seiten.&lt;/p&gt;&lt;p&gt;Lizenz: GNU General Public License, Version 3 oder neuer. Die Bibliothek QtCapnWeb: MIT.&lt;/p&gt;</translation>
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
    <message>
        <source>Out of step</source>
        <translation>Aus dem Takt</translation>
    </message>
    <message numerus="yes">
        <source>%1; paused, %Ln came since</source>
        <comment>counts of records, then how many are not shown yet</comment>
        <translation>
            <numerusform>%1; pausiert, seither kam %Ln</numerusform>
            <numerusform>%1; pausiert, seither kamen %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>&amp;Replay</translation>
    </message>
    <message>
        <source>Se&amp;quence</source>
        <translation>Se&amp;quenz</translation>
    </message>
    <message>
        <source>Sequence Diagra&amp;m</source>
        <translation>Sequenzdiagra&amp;mm</translation>
    </message>
    <message>
        <source>Repla&amp;y</source>
        <translation>Repla&amp;y</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Capabilit&amp;y</source>
        <translation>Capabilit&amp;y</translation>
    </message>
    <message>
        <source>Send a Ra&amp;w Frame…</source>
        <translation>Rohen Frame &amp;senden…</translation>
    </message>
    <message>
        <source>Send any text in the live session, for tests of the protocol</source>
        <translation>Beliebigen Text in der Live-Sitzung senden, für Tests des Protokolls</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>H&amp;ints</source>
        <translation>Ti&amp;pps</translation>
    </message>
    <message>
        <source>&amp;Colour Rows Like This…</source>
        <translation>Solche Zeilen &amp;färben…</translation>
    </message>
    <message>
        <source>Set or Unset Time &amp;Reference</source>
        <translation>Zeit&amp;bezug setzen oder aufheben</translation>
    </message>
    <message>
        <source>Add a Co&amp;lumn</source>
        <translation>Spalte &amp;hinzufügen</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High Contrast, Dark</source>
        <translation>Hoher &amp;Kontrast, dunkel</translation>
    </message>
    <message>
        <source>High &amp;Contrast, Light</source>
        <translation>H&amp;oher Kontrast, hell</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Tipps</translation>
    </message>
    <message>
        <source>&lt;h3&gt;In the timeline&lt;/h3&gt;&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;Ctrl+F, F3, Shift+F3&lt;/td&gt;&lt;td&gt;find a text, next and previous hit&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+D&lt;/td&gt;&lt;td&gt;the strip above it: arrows move, with Shift they choose, Enter filters by time&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Alt+P&lt;/td&gt;&lt;td&gt;pause: nothing new is shown, recording goes on&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+M, Ctrl+Alt+M&lt;/td&gt;&lt;td&gt;mark, comment&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Ctrl+Shift+T&lt;/td&gt;&lt;td&gt;times below count from the selected row&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;dragging a cell along its row&lt;/td&gt;&lt;td&gt;onto the filter: rows like it&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;h3&gt;In der Zeitleiste&lt;/h3&gt;&lt;table cellpadding=&apos;3&apos;&gt;&lt;tr&gt;&lt;td&gt;Strg+F, F3, Umschalt+F3&lt;/td&gt;&lt;td&gt;einen Text suchen, nächster und voriger Treffer&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+Umschalt+D&lt;/td&gt;&lt;td&gt;der Streifen darüber: Pfeiltasten bewegen, mit Umschalt wählen sie, Eingabe filtert nach der Zeit&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+Alt+P&lt;/td&gt;&lt;td&gt;Pause: Nichts Neues wird gezeigt, die Aufzeichnung geht weiter&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+M, Strg+Alt+M&lt;/td&gt;&lt;td&gt;markieren, kommentieren&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Strg+Umschalt+T&lt;/td&gt;&lt;td&gt;Zeiten darunter zählen ab der gewählten Zeile&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;eine Zelle ihre Zeile entlang ziehen&lt;/td&gt;&lt;td&gt;auf den Filter: Zeilen wie diese&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
    <message>
        <source>Record into a Fi&amp;le…</source>
        <translation>In eine &amp;Datei aufzeichnen…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Fo&amp;llow the File as It Grows</source>
        <translation>Der &amp;wachsenden Datei folgen</translation>
    </message>
    <message>
        <source>Show what somebody else still writes into this file</source>
        <translation>Zeigen, was jemand anderes noch in diese Datei schreibt</translation>
    </message>
    <message>
        <source>Connect &amp;with Options…</source>
        <translation>Verbinden &amp;mit Optionen…</translation>
    </message>
    <message>
        <source>Headers, certificates, and connections that are kept by name</source>
        <translation>Header, Zertifikate und Verbindungen, die unter einem Namen aufbewahrt sind</translation>
    </message>
    <message>
        <source>Connect to a Pro&amp;file</source>
        <translation>Mit einem Pro&amp;fil verbinden</translation>
    </message>
    <message>
        <source>Stop Recordin&amp;g</source>
        <translation>Aufzeichnung be&amp;enden</translation>
    </message>
    <message>
        <source>Stop Recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Stop writing into %1</source>
        <translation>Das Schreiben in %1 beenden</translation>
    </message>
    <message>
        <source>Write what is captured into a file, as it comes</source>
        <translation>Das Aufgezeichnete in eine Datei schreiben, während es kommt</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Zeichnet %1 auf</translation>
    </message>
    <message>
        <source>Not recording: %1</source>
        <translation>Zeichnet nicht auf: %1</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>&amp;Replay This Capture</source>
        <translation>&amp;Replay dieser Aufzeichnung</translation>
    </message>
    <message>
        <source>&amp;Mock Server</source>
        <translation>&amp;Mock-Server</translation>
    </message>
    <message>
        <source>Send This Call &amp;Again</source>
        <translation>Diesen Aufruf &amp;erneut senden</translation>
    </message>
    <message>
        <source>&amp;Edit and Send…</source>
        <translation>&amp;Bearbeiten und senden…</translation>
    </message>
    <message>
        <source>Send a Raw Frame</source>
        <translation>Rohen Frame senden</translation>
    </message>
    <message>
        <source>The text goes out as it is, past the inspector&apos;s own tables. The ids of both sides may not fit together afterwards: the session is marked as out of step, and only a new connection is in step again.</source>
        <translation>Der Text geht hinaus, wie er ist, an den eigenen Tabellen des Inspectors vorbei. Die Ids beider Seiten passen danach vielleicht nicht mehr zusammen: Die Sitzung wird als aus dem Takt markiert, und erst eine neue Verbindung ist wieder im Takt.</translation>
    </message>
    <message>
        <source>&amp;Send as It Is</source>
        <translation>Unverändert &amp;senden</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation>Nä&amp;chsten suchen</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>&amp;Vorigen suchen</translation>
    </message>
    <message>
        <source>Choose a Part of the Capture</source>
        <translation>Einen Teil der Aufzeichnung wählen</translation>
    </message>
    <message>
        <source>Density of the Whole Capture</source>
        <translation>Dichte der ganzen Aufzeichnung</translation>
    </message>
    <message>
        <source>Times in the Ti&amp;meline</source>
        <translation>Ze&amp;iten in der Zeitleiste</translation>
    </message>
    <message>
        <source>Colu&amp;mns of the Timeline…</source>
        <translation>Spalten der &amp;Zeitleiste…</translation>
    </message>
    <message>
        <source>Colo&amp;ur by Rules</source>
        <translation>Nach Regeln fär&amp;ben</translation>
    </message>
    <message>
        <source>Colourin&amp;g Rules…</source>
        <translation>Farbre&amp;geln…</translation>
    </message>
    <message>
        <source>Seconds Since the &amp;Capture Began</source>
        <translation>Sekunden seit Beginn der &amp;Aufzeichnung</translation>
    </message>
    <message>
        <source>Seconds Since the &amp;Session Began</source>
        <translation>Sekunden seit Beginn der &amp;Sitzung</translation>
    </message>
    <message>
        <source>&amp;Time of Day</source>
        <translation>&amp;Uhrzeit</translation>
    </message>
    <message>
        <source>&amp;Date and Time of Day</source>
        <translation>&amp;Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Date and Time, &amp;UTC</source>
        <translation>Datum und Uhrzeit, U&amp;TC</translation>
    </message>
    <message>
        <source>&amp;Milliseconds</source>
        <translation>&amp;Millisekunden</translation>
    </message>
    <message>
        <source>M&amp;icroseconds</source>
        <translation>M&amp;ikrosekunden</translation>
    </message>
    <message>
        <source>&amp;Nanoseconds</source>
        <translation>&amp;Nanosekunden</translation>
    </message>
    <message>
        <source>No row is selected from which times could count.</source>
        <translation>Es ist keine Zeile gewählt, ab der Zeiten zählen könnten.</translation>
    </message>
    <message>
        <source>Next Time Re&amp;ference</source>
        <translation>Nächster Zeit&amp;bezug</translation>
    </message>
    <message>
        <source>Previous Time Refere&amp;nce</source>
        <translation>Voriger &amp;Zeitbezug</translation>
    </message>
    <message>
        <source>&amp;Unset All Time References</source>
        <translation>Alle Zeitbezüge auf&amp;heben</translation>
    </message>
    <message>
        <source>&amp;Pause the Timeline</source>
        <translation>Zeitleiste &amp;pausieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Show nothing new for now; recording goes on</source>
        <translation>Vorerst nichts Neues zeigen; die Aufzeichnung geht weiter</translation>
    </message>
    <message>
        <source>Recording into %1.</source>
        <translation>Zeichnet in %1 auf.</translation>
    </message>
    <message numerus="yes">
        <source>The recording is in %1; %Ln record(s) are missing in it.</source>
        <translation>
            <numerusform>Die Aufzeichnung steht in %1; %Ln Eintrag fehlt darin.</numerusform>
            <numerusform>Die Aufzeichnung steht in %1; %Ln Einträge fehlen darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording is in %1.</source>
        <translation>Die Aufzeichnung steht in %1.</translation>
    </message>
    <message>
        <source>(none is kept yet)</source>
        <comment>profiles of connections</comment>
        <translation>(noch keines aufbewahrt)</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1 konnte nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Tree of Calls</source>
        <translation>Baum der Aufrufe</translation>
    </message>
    <message>
        <source>%1; not all is read</source>
        <comment>counts of records</comment>
        <translation>%1; noch nicht alles gelesen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel Opening</source>
        <translation>Öffnen abbre&amp;chen</translation>
    </message>
    <message>
        <source>Messages can be marked and commented on when all of the file has been read.</source>
        <translation>Nachrichten können markiert und kommentiert werden, sobald die ganze Datei gelesen ist.</translation>
    </message>
</context>
<context>
    <name>Inspector::MemberCompleter</name>
    <message>
        <source>What was seen in traffic</source>
        <translation>Was im Verkehr gesehen wurde</translation>
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
    <message>
        <source>&amp;Apply as Filter</source>
        <translation>Als Filter &amp;anwenden</translation>
    </message>
    <message>
        <source>&amp;Prepare as Filter</source>
        <translation>Als Filter &amp;vorbereiten</translation>
    </message>
</context>
<context>
    <name>Inspector::MinimapBar</name>
    <message>
        <source>Position in the timeline</source>
        <translation>Position in der Zeitleiste</translation>
    </message>
    <message>
        <source>Left: lines with errors, and findings (hollow)</source>
        <translation>Links: Zeilen mit Fehlern und Befunde (hohl)</translation>
    </message>
    <message>
        <source>Middle: marks and comments (a rhomb)</source>
        <translation>Mitte: Markierungen und Kommentare (eine Raute)</translation>
    </message>
    <message>
        <source>Right: hits of the search</source>
        <translation>Rechts: Treffer der Suche</translation>
    </message>
    <message>
        <source>Whole width: messages of the selected call</source>
        <translation>Ganze Breite: Nachrichten des gewählten Aufrufs</translation>
    </message>
</context>
<context>
    <name>Inspector::MockPage</name>
    <message>
        <source>Play each session &amp;once</source>
        <translation>Jede Sitzung nur &amp;einmal abspielen</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>irgendein freier Port</translation>
    </message>
    <message>
        <source>Port of the mock server</source>
        <translation>Port des Mock-Servers</translation>
    </message>
    <message>
        <source>The most similar call</source>
        <translation>Der ähnlichste Aufruf</translation>
    </message>
    <message>
        <source>Any order, same arguments</source>
        <translation>Beliebige Reihenfolge, gleiche Argumente</translation>
    </message>
    <message>
        <source>Strictly in order</source>
        <translation>Streng der Reihe nach</translation>
    </message>
    <message>
        <source>Which calls are answered</source>
        <translation>Welche Aufrufe beantwortet werden</translation>
    </message>
    <message>
        <source>When they are answered</source>
        <translation>Wann sie beantwortet werden</translation>
    </message>
    <message>
        <source>Recorded latencies</source>
        <translation>Aufgezeichnete Latenzen</translation>
    </message>
    <message>
        <source>Latencies divided by</source>
        <translation>Latenzen geteilt durch</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>What the clients of the mock server did</source>
        <translation>Was die Clients des Mock-Servers taten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>Answer &amp;with:</source>
        <translation>Antworten &amp;mit:</translation>
    </message>
    <message>
        <source>After:</source>
        <translation>Nach:</translation>
    </message>
    <message>
        <source>S&amp;top Listening</source>
        <translation>Lauschen &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>&amp;Lauschen</translation>
    </message>
    <message>
        <source>Clients connect to %1</source>
        <translation>Clients verbinden sich mit %1</translation>
    </message>
    <message>
        <source>Answers clients as the server of the recording did.</source>
        <translation>Antwortet Clients, wie es der Server der Aufzeichnung tat.</translation>
    </message>
</context>
<context>
    <name>Inspector::MockSource</name>
    <message>
        <source>Mock of %1</source>
        <translation>Mock von %1</translation>
    </message>
    <message>
        <source>The mock server could not be started
%1</source>
        <translation>Der Mock-Server konnte nicht gestartet werden
%1</translation>
    </message>
    <message>
        <source>The mock server could not be started: %1</source>
        <translation>Der Mock-Server konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>Mock :%1 of %2</source>
        <translation>Mock :%1 von %2</translation>
    </message>
    <message>
        <source>The mock server listens at %1
Connect your client there: it is answered as in the recording.</source>
        <translation>Der Mock-Server lauscht auf %1
Verbinden Sie Ihren Client dorthin: Er erhält die Antworten der Aufzeichnung.</translation>
    </message>
    <message>
        <source>The mock server of %1 listens at %2.</source>
        <translation>Der Mock-Server von %1 lauscht auf %2.</translation>
    </message>
    <message>
        <source>There is no capture to play.</source>
        <translation>Es gibt keine Aufzeichnung zum Abspielen.</translation>
    </message>
    <message>
        <source>A client connected.</source>
        <translation>Ein Client hat sich verbunden.</translation>
    </message>
    <message>
        <source>The client is gone.</source>
        <translation>Der Client ist fort.</translation>
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
    <message>
        <source>High contrast, dark</source>
        <translation>Hoher Kontrast, dunkel</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Hoher Kontrast, hell</translation>
    </message>
    <message>
        <source>&amp;Reopen what was open the last time</source>
        <comment>captures and connections, when the program starts</comment>
        <translation>&amp;Wieder öffnen, was zuletzt offen war</translation>
    </message>
    <message>
        <source>Captures are read and connections are made only when you go to them.</source>
        <translation>Aufzeichnungen werden erst gelesen und Verbindungen erst hergestellt, wenn Sie zu ihnen gehen.</translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation>Beim Start:</translation>
    </message>
</context>
<context>
    <name>Inspector::ProxyDialog</name>
    <message>
        <source>Record Through a Proxy</source>
        <translation>Über einen Proxy aufzeichnen</translation>
    </message>
    <message>
        <source>The inspector listens on this computer, passes everything on to the server, and records what passes. Point your client at the proxy&apos;s address.</source>
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
        <source>Pass the client&apos;s &amp;Origin on, in place of the server&apos;s own</source>
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
    <name>Inspector::ReadingBar</name>
    <message>
        <source>Opening</source>
        <comment>name of a bar, about a file</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>How much of the file was read</source>
        <translation>Wie viel der Datei gelesen ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Read no more of the file; what is shown stays</source>
        <translation>Nicht mehr weiterlesen; was zu sehen ist, bleibt</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln record(s) are shown. Saving, notes and replays wait for the rest.</source>
        <translation>
            <numerusform>Der erste Eintrag ist zu sehen. Speichern, Notizen und Wiedergaben warten auf den Rest.</numerusform>
            <numerusform>Die ersten %Ln Einträge sind zu sehen. Speichern, Notizen und Wiedergaben warten auf den Rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln record(s) are shown. %1</source>
        <comment>then why</comment>
        <translation>
            <numerusform>Nur der erste Eintrag ist zu sehen. %1</numerusform>
            <numerusform>Nur die ersten %Ln Einträge sind zu sehen. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::RecordingDialog</name>
    <message>
        <source>Record into a File</source>
        <translation>In eine Datei aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Begin with what was captured &amp;so far (%L1 records)</source>
        <translation>Mit dem &amp;bisher Aufgezeichneten beginnen (%L1 Einträge)</translation>
    </message>
    <message>
        <source>Begin with what was captured &amp;so far (nothing yet)</source>
        <translation>Mit dem &amp;bisher Aufgezeichneten beginnen (noch nichts)</translation>
    </message>
    <message>
        <source>Begin a new file &amp;after</source>
        <translation>&amp;Neue Datei beginnen nach</translation>
    </message>
    <message>
        <source> MB</source>
        <comment>unit of a size</comment>
        <translation> MB</translation>
    </message>
    <message>
        <source>Largest size of a file</source>
        <translation>Maximale Größe einer Datei</translation>
    </message>
    <message>
        <source>all</source>
        <comment>files</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>&amp;Keep the last files:</source>
        <translation>Die &amp;letzten Dateien behalten:</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>Everything that passes is written as it is, with all that is secret in it.</source>
        <translation>Alles, was durchgeht, wird geschrieben, wie es ist, mit allem Geheimen darin.</translation>
    </message>
    <message>
        <source>Start &amp;Recording</source>
        <translation>Aufzeichnung s&amp;tarten</translation>
    </message>
    <message>
        <source>Captures (*.cwtrace)</source>
        <translation>Aufzeichnungen (*.cwtrace)</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>Das ist ein Ordner.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>Only a plain capture can be recorded into: choose a name that ends in .cwtrace. It can be saved in other formats later.</source>
        <translation>Nur in eine unkomprimierte Aufzeichnung kann aufgezeichnet werden: Wählen Sie einen Namen, der mit .cwtrace endet. Später kann sie in anderen Formaten gespeichert werden.</translation>
    </message>
    <message>
        <source>The file that is there will be replaced.</source>
        <translation>Die vorhandene Datei wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>Inspector::Recordings</name>
    <message>
        <source>%1 cannot be recorded into: %2</source>
        <translation>In %1 kann nicht aufgezeichnet werden: %2</translation>
    </message>
</context>
<context>
    <name>Inspector::Recordings::Recording</name>
    <message>
        <source>The recording into %1 fails: %2
The traffic goes on, and the window shows it; what comes now is missing in the file until it can be written again.</source>
        <translation>Die Aufzeichnung in %1 schlägt fehl: %2
Der Verkehr geht weiter, und das Fenster zeigt ihn; was jetzt kommt, fehlt in der Datei, bis sie wieder geschrieben werden kann.</translation>
    </message>
    <message>
        <source>%1 is written again.</source>
        <translation>%1 wird wieder geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are missing in %1.</source>
        <translation>
            <numerusform>In %1 fehlt %Ln Eintrag.</numerusform>
            <numerusform>In %1 fehlen %Ln Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording goes on in %1.</source>
        <translation>Die Aufzeichnung geht in %1 weiter.</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayConsent</name>
    <message numerus="yes">
        <source>%Ln message(s) would be sent</source>
        <translation>
            <numerusform>%Ln Nachricht würde gesendet</numerusform>
            <numerusform>%Ln Nachrichten würden gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) among them that may change something at the server.</source>
        <translation>
            <numerusform>Darunter %Ln Aufruf, der beim Server etwas ändern kann.</numerusform>
            <numerusform>Darunter %Ln Aufrufe, die beim Server etwas ändern können.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send to Another Server?</source>
        <translation>An einen anderen Server senden?</translation>
    </message>
    <message>
        <source>%1 is not this computer, and the capture does not say where it was recorded.</source>
        <translation>%1 ist nicht dieser Rechner, und die Aufzeichnung sagt nicht, wo sie entstand.</translation>
    </message>
    <message>
        <source>%1 is neither this computer nor where this was recorded (%2).</source>
        <translation>%1 ist weder dieser Rechner noch der Ort, an dem aufgezeichnet wurde (%2).</translation>
    </message>
    <message>
        <source>Calls that would be made</source>
        <translation>Aufrufe, die gemacht würden</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>The recorded credentials (Authorization, cookies) are sent along, because the options say so.</source>
        <translation>Die aufgezeichneten Zugangsdaten (Authorization, Cookies) werden mitgesendet, weil die Optionen es so sagen.</translation>
    </message>
    <message>
        <source>Recorded credentials are not sent. Values within the recorded calls, such as tokens, are.</source>
        <translation>Aufgezeichnete Zugangsdaten werden nicht gesendet. Werte in den aufgezeichneten Aufrufen, etwa Token, schon.</translation>
    </message>
    <message>
        <source>&amp;Do Not Send</source>
        <translation>&amp;Nicht senden</translation>
    </message>
    <message>
        <source>&amp;Send to %1</source>
        <translation>An %1 &amp;senden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) cannot be sent.</source>
        <translation>
            <numerusform>%Ln Nachricht kann nicht gesendet werden.</numerusform>
            <numerusform>%Ln Nachrichten können nicht gesendet werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayEditDialog</name>
    <message>
        <source>Edit Message %1</source>
        <translation>Nachricht %1 bearbeiten</translation>
    </message>
    <message>
        <source>Edit the Arguments of Record %1</source>
        <translation>Argumente von Eintrag %1 bearbeiten</translation>
    </message>
    <message>
        <source>The message as it is to be sent. Ids are those of the recording; they become those of the live session.</source>
        <translation>Die Nachricht, wie sie gesendet werden soll. Ids sind die der Aufzeichnung; sie werden zu denen der Live-Sitzung.</translation>
    </message>
    <message>
        <source>The arguments as they stand on the wire: an array in an array is [[1, 2]], capabilities are [&quot;import&quot;, 3]. Ids are those of the recording; they become those of the live session.</source>
        <translation>Die Argumente, wie sie auf der Leitung stehen: Ein Array in einem Array ist [[1, 2]], Capabilities sind [&quot;import&quot;, 3]. Ids sind die der Aufzeichnung; sie werden zu denen der Live-Sitzung.</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayOptionsPage</name>
    <message>
        <source>Headers of the replay&apos;s connections</source>
        <translation>Header der Verbindungen des Replays</translation>
    </message>
    <message>
        <source>Send the recorded headers, without credentials</source>
        <translation>Die aufgezeichneten Header senden, ohne Zugangsdaten</translation>
    </message>
    <message>
        <source>Send the recorded credentials, too (Authorization, cookies)</source>
        <translation>Auch die aufgezeichneten Zugangsdaten senden (Authorization, Cookies)</translation>
    </message>
    <message>
        <source>Accept any certificate</source>
        <translation>Jedes Zertifikat annehmen</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Replaced values</source>
        <translation>Ersetzte Werte</translation>
    </message>
    <message>
        <source>Carry new strings of results over into later calls</source>
        <translation>Neue Texte aus Ergebnissen in spätere Aufrufe übernehmen</translation>
    </message>
    <message>
        <source>Rules for what is no difference</source>
        <translation>Regeln dafür, was kein Unterschied ist</translation>
    </message>
    <message>
        <source>Stop at the first difference</source>
        <translation>Beim ersten Unterschied anhalten</translation>
    </message>
    <message>
        <source>Send what can be sent, without waiting for what came before it</source>
        <translation>Senden, was gesendet werden kann, ohne auf das zu warten, was davor kam</translation>
    </message>
    <message>
        <source>Options of the replay</source>
        <translation>Optionen des Replays</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>nicht beachtet</translation>
    </message>
    <message>
        <source>A result that took longer than this times its recorded latency, and more than 5 ms, is slower</source>
        <translation>Ein Ergebnis, das länger als dieses Vielfache seiner aufgezeichneten Latenz und mehr als 5 ms brauchte, ist langsamer</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A token or an id that is another now is sent in place of the recorded one</source>
        <translation>Ein Token oder eine Id, die jetzt anders lautet, wird statt der aufgezeichneten gesendet</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumswerte</translation>
    </message>
    <message>
        <source>Random ids</source>
        <translation>Zufällige Ids</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>The order of items</source>
        <translation>Die Reihenfolge der Elemente</translation>
    </message>
    <message>
        <source>A rule a line: order:PLACE, path:PLACE, method:NAME, match:REGEX. Places are such as items[*].id</source>
        <translation>Eine Regel je Zeile: order:ORT, path:ORT, method:NAME, match:REGEX. Orte sind etwa items[*].id</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <translation>&amp;Header:</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>${NAME} in a string of a message stands for its value; a NAME=VALUE a line</source>
        <translation>${NAME} in einem Text einer Nachricht steht für seinen Wert; ein NAME=WERT je Zeile</translation>
    </message>
    <message>
        <source>A string that is OLD is sent as NEW; an OLD=NEW a line</source>
        <translation>Ein Text, der ALT lautet, wird als NEU gesendet; ein ALT=NEU je Zeile</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>&amp;Variablen:</translation>
    </message>
    <message>
        <source>Re&amp;place:</source>
        <translation>&amp;Ersetzen:</translation>
    </message>
    <message>
        <source>No Difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>R&amp;ules:</source>
        <translation>Re&amp;geln:</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>&amp;Rounds:</source>
        <translation>R&amp;unden:</translation>
    </message>
    <message>
        <source>Slo&amp;wer than recorded ×:</source>
        <translation>&amp;Langsamer als aufgezeichnet ×:</translation>
    </message>
    <message>
        <source>Wait for a result:</source>
        <translation>Auf ein Ergebnis warten:</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no header: it needs a name, a colon and a value.</source>
        <translation>&quot;%1&quot; ist kein Header: Er braucht einen Namen, einen Doppelpunkt und einen Wert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no variable: it needs a name, = and a value.</source>
        <translation>&quot;%1&quot; ist keine Variable: Sie braucht einen Namen, = und einen Wert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; replaces nothing: it needs the old value, = and the new one.</source>
        <translation>&quot;%1&quot; ersetzt nichts: Nötig sind der alte Wert, = und der neue.</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayPairPage</name>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>Im Replay</translation>
    </message>
    <message>
        <source>What is selected on one side selects its counterpart on the other.</source>
        <translation>Was auf einer Seite gewählt ist, wählt sein Gegenstück auf der anderen.</translation>
    </message>
    <message>
        <source>Start a replay to compare it with the recording.</source>
        <translation>Starten Sie ein Replay, um es mit der Aufzeichnung zu vergleichen.</translation>
    </message>
    <message>
        <source>This record has no counterpart that was compared.</source>
        <translation>Dieser Eintrag hat kein Gegenstück, das verglichen wurde.</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayPane</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Mock Server</source>
        <translation>Mock-Server</translation>
    </message>
    <message>
        <source>&amp;Start Replay</source>
        <translation>Replay &amp;starten</translation>
    </message>
    <message>
        <source>Send the client&apos;s side of the recording, and compare what comes back</source>
        <translation>Die Client-Seite der Aufzeichnung senden und vergleichen, was zurückkommt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>&amp;Pause Replay</source>
        <translation>Replay &amp;pausieren</translation>
    </message>
    <message>
        <source>Send nothing more until you go on</source>
        <translation>Nichts mehr senden, bis Sie fortfahren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>&amp;Next Step</source>
        <translation>&amp;Nächster Schritt</translation>
    </message>
    <message>
        <source>Send the next message</source>
        <translation>Die nächste Nachricht senden</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>S&amp;top Replay</source>
        <translation>Replay &amp;beenden</translation>
    </message>
    <message>
        <source>End the replay; what came until then is kept</source>
        <translation>Das Replay beenden; was bis dahin kam, bleibt erhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Save Replay &amp;Report…</source>
        <translation>Replay-Beri&amp;cht speichern…</translation>
    </message>
    <message>
        <source>Write the results into a file: text, JSON or JUnit</source>
        <translation>Die Ergebnisse in eine Datei schreiben: Text, JSON oder JUnit</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Capture to replay</source>
        <translation>Aufzeichnung für das Replay</translation>
    </message>
    <message>
        <source>Session to replay</source>
        <translation>Sitzung für das Replay</translation>
    </message>
    <message>
        <source>first</source>
        <comment>record of a range</comment>
        <translation>erster</translation>
    </message>
    <message>
        <source>First record of the range</source>
        <translation>Erster Eintrag des Bereichs</translation>
    </message>
    <message>
        <source>last</source>
        <comment>record of a range</comment>
        <translation>letzter</translation>
    </message>
    <message>
        <source>Last record of the range</source>
        <translation>Letzter Eintrag des Bereichs</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>The rows that are selected in the timeline</source>
        <translation>Die Zeilen, die in der Zeitleiste gewählt sind</translation>
    </message>
    <message>
        <source>&amp;Replay:</source>
        <translation>&amp;Replay:</translation>
    </message>
    <message>
        <source>R&amp;ecords:</source>
        <translation>E&amp;inträge:</translation>
    </message>
    <message>
        <source>Progress of the replay</source>
        <translation>Fortschritt des Replays</translation>
    </message>
    <message>
        <source>URL of the server to replay to</source>
        <translation>URL des Servers für das Replay</translation>
    </message>
    <message>
        <source>Pacing</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>So schnell wie möglich</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Wie aufgezeichnet</translation>
    </message>
    <message>
        <source>Recorded, times faster:</source>
        <translation>Aufgezeichnet, schneller mal:</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>Times faster</source>
        <translation>Vielfaches des Tempos</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;An:</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sitzung %1</translation>
    </message>
    <message>
        <source>The URL of the server must begin with ws://, wss://, http:// or https://.</source>
        <translation>Die URL des Servers muss mit ws://, wss://, http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <source>Results ● %L1</source>
        <translation>Ergebnisse ● %L1</translation>
    </message>
    <message>
        <source>%L1 equal, %L2 different, %L3 missing, %L4 extra, %L5 not sent</source>
        <translation>%L1 gleich, %L2 verschieden, %L3 fehlend, %L4 zusätzlich, %L5 nicht gesendet</translation>
    </message>
    <message>
        <source>, %L1 slower</source>
        <translation>, %L1 langsamer</translation>
    </message>
    <message>
        <source>Sends what the client of a recording sent, and compares what comes back.</source>
        <translation>Sendet, was der Client einer Aufzeichnung sandte, und vergleicht, was zurückkommt.</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Waits for your word.</source>
        <translation>Wartet auf Ihr Zeichen.</translation>
    </message>
    <message>
        <source>Step %L1 of %L2: %3</source>
        <translation>Schritt %L1 von %L2: %3</translation>
    </message>
    <message>
        <source>Paused at step %L1 of %L2: %3</source>
        <translation>Pausiert bei Schritt %L1 von %L2: %3</translation>
    </message>
    <message>
        <source>No difference: %1</source>
        <translation>Kein Unterschied: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Save the Report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>JSON, an object a line (*.json *.ndjson)</source>
        <translation>JSON, ein Objekt je Zeile (*.json *.ndjson)</translation>
    </message>
    <message>
        <source>JUnit (*.xml)</source>
        <translation>JUnit (*.xml)</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayResultsModel</name>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Different, slower</source>
        <translation>Verschieden, langsamer</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Extra</source>
        <translation>Zusätzlich</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>%1: recorded %2, now %3</source>
        <translation>%1: aufgezeichnet %2, jetzt %3</translation>
    </message>
    <message>
        <source>%1: recorded %2, missing now</source>
        <translation>%1: aufgezeichnet %2, fehlt jetzt</translation>
    </message>
    <message>
        <source>%1: not recorded, now %2</source>
        <translation>%1: nicht aufgezeichnet, jetzt %2</translation>
    </message>
    <message>
        <source>It took %1; recorded were %2.</source>
        <translation>Es dauerte %1; aufgezeichnet waren %2.</translation>
    </message>
    <message>
        <source>(value)</source>
        <translation>(Wert)</translation>
    </message>
    <message>
        <source>callback %1</source>
        <translation>Callback %1</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>verdict of a replay</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Recorded</source>
        <comment>latency</comment>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>latency</comment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayResultsPage</name>
    <message>
        <source>≠ value</source>
        <translation>≠ Wert</translation>
    </message>
    <message>
        <source>≠ type</source>
        <translation>≠ Typ</translation>
    </message>
    <message>
        <source>− missing now</source>
        <translation>− fehlt jetzt</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ neu</translation>
    </message>
    <message>
        <source>&amp;Only what is not equal</source>
        <translation>&amp;Nur, was nicht gleich ist</translation>
    </message>
    <message>
        <source>Results of the replay</source>
        <translation>Ergebnisse des Replays</translation>
    </message>
    <message>
        <source>Differences of the chosen result</source>
        <translation>Unterschiede des gewählten Ergebnisses</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Recorded</source>
        <comment>value</comment>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>value</comment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Choose a result to see what differs.</source>
        <translation>Wählen Sie ein Ergebnis, um zu sehen, was sich unterscheidet.</translation>
    </message>
    <message>
        <source>The result is what was recorded.</source>
        <translation>Das Ergebnis ist das aufgezeichnete.</translation>
    </message>
    <message>
        <source>Show &amp;Both Sides</source>
        <translation>&amp;Beide Seiten zeigen</translation>
    </message>
    <message>
        <source>Go to Record %1</source>
        <translation>Zu Eintrag %1 gehen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplaySource</name>
    <message>
        <source>It was stopped before anything was sent.</source>
        <translation>Es wurde angehalten, bevor etwas gesendet wurde.</translation>
    </message>
    <message>
        <source>Replay of %1</source>
        <translation>Replay von %1</translation>
    </message>
    <message>
        <source>Nothing was sent yet
What passes between the inspector and %1 appears here.</source>
        <translation>Noch wurde nichts gesendet
Was zwischen dem Inspector und %1 geschieht, erscheint hier.</translation>
    </message>
    <message>
        <source>There is no capture to replay.</source>
        <translation>Es gibt keine Aufzeichnung für ein Replay.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot;: %2.</source>
        <translation>Die Regel &quot;%1&quot;: %2.</translation>
    </message>
    <message>
        <source>%1: %L2 results are equal, %L3 are not.</source>
        <translation>%1: %L2 Ergebnisse sind gleich, %L3 nicht.</translation>
    </message>
    <message>
        <source>%1 is not complete: %2</source>
        <translation>%1 ist nicht vollständig: %2</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>Es gibt nichts zu senden.</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayStepsModel</name>
    <message numerus="yes">
        <source>Skip %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht überspringen</numerusform>
            <numerusform>%n Nachrichten überspringen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht senden</numerusform>
            <numerusform>%n Nachrichten senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Move record %1</source>
        <translation>Eintrag %1 verschieben</translation>
    </message>
    <message>
        <source>Edit record %1</source>
        <translation>Eintrag %1 bearbeiten</translation>
    </message>
    <message>
        <source>Restore record %1</source>
        <translation>Eintrag %1 wiederherstellen</translation>
    </message>
    <message>
        <source>not a message</source>
        <translation>keine Nachricht</translation>
    </message>
    <message>
        <source>next</source>
        <translation>nächste</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
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
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>Inspector::ReplayStepsPage</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Messages that are sent</source>
        <translation>Nachrichten, die gesendet werden</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Send the message as it was recorded</source>
        <translation>Die Nachricht senden, wie sie aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Skip or Send</source>
        <translation>Überspringen oder senden</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Go to Record %1</source>
        <translation>Zu Eintrag %1 gehen</translation>
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
    <name>Inspector::SequencePane</name>
    <message>
        <source>Zoom Out of the Diagram</source>
        <translation>Diagramm verkleinern</translation>
    </message>
    <message>
        <source>Smaller steps (-)</source>
        <translation>Kleinere Schritte (-)</translation>
    </message>
    <message>
        <source>Zoom Into the Diagram</source>
        <translation>Diagramm vergrößern</translation>
    </message>
    <message>
        <source>Larger steps (+)</source>
        <translation>Größere Schritte (+)</translation>
    </message>
    <message>
        <source>Normal Size of the Diagram</source>
        <translation>Normale Größe des Diagramms</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>size</comment>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Normal size (0)</source>
        <translation>Normale Größe (0)</translation>
    </message>
    <message>
        <source>Whole Diagram</source>
        <translation>Ganzes Diagramm</translation>
    </message>
    <message>
        <source>Whole</source>
        <comment>diagram</comment>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>As many steps as can be seen at once</source>
        <translation>So viele Schritte, wie zugleich zu sehen sein können</translation>
    </message>
    <message>
        <source>Copy the Diagram as Mermaid</source>
        <translation>Diagramm als Mermaid kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the steps that are seen as a Mermaid diagram, for documents and issues</source>
        <translation>Die sichtbaren Schritte als Mermaid-Diagramm kopieren, für Dokumente und Issues</translation>
    </message>
    <message>
        <source>%L1 steps, as filtered</source>
        <translation>%L1 Schritte, wie gefiltert</translation>
    </message>
    <message>
        <source>%L1 steps</source>
        <translation>%L1 Schritte</translation>
    </message>
    <message>
        <source>Go to It in the Timeline</source>
        <translation>In der Zeitleiste dorthin gehen</translation>
    </message>
    <message>
        <source>Show Only This Call</source>
        <translation>Nur diesen Aufruf zeigen</translation>
    </message>
    <message>
        <source>Show Only This Session</source>
        <translation>Nur diese Sitzung zeigen</translation>
    </message>
</context>
<context>
    <name>Inspector::SequenceView</name>
    <message>
        <source>Sequence diagram</source>
        <translation>Sequenzdiagramm</translation>
    </message>
    <message>
        <source>The filter lets no message through.</source>
        <translation>Der Filter lässt keine Nachricht durch.</translation>
    </message>
    <message>
        <source>No messages yet. Each will be an arrow between this side and the peer.</source>
        <translation>Noch keine Nachrichten. Jede wird ein Pfeil zwischen dieser Seite und der Gegenstelle.</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sitzung %1</translation>
    </message>
    <message>
        <source>Session %1: %2</source>
        <translation>Sitzung %1: %2</translation>
    </message>
    <message>
        <source>This side</source>
        <translation>Diese Seite</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
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
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The raw frame was not sent: the session has ended.</source>
        <translation>Der rohe Frame wurde nicht gesendet: Die Sitzung ist beendet.</translation>
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
    <message numerus="yes">
        <source>%n more session(s)</source>
        <translation>
            <numerusform>%n weitere Sitzung</numerusform>
            <numerusform>%n weitere Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>not listed; filter for session == …</source>
        <translation>nicht aufgeführt; filtern Sie nach session == …</translation>
    </message>
    <message>
        <source>opened when it is selected</source>
        <translation>wird geöffnet, wenn sie gewählt wird</translation>
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
    <name>Inspector::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Name of a command, or its keys</source>
        <translation>Name eines Befehls oder seine Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
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
    <message>
        <source>Latency over time:</source>
        <translation>Latenz über die Zeit:</translation>
    </message>
    <message>
        <source>No call was answered</source>
        <translation>Kein Aufruf wurde beantwortet</translation>
    </message>
    <message>
        <source>Entries of the tables:</source>
        <translation>Einträge der Tabellen:</translation>
    </message>
    <message>
        <source>No message has a time</source>
        <translation>Keine Nachricht hat eine Zeit</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>A imports</source>
        <translation>Importe von A</translation>
    </message>
    <message>
        <source>A exports</source>
        <translation>Exporte von A</translation>
    </message>
    <message>
        <source>B imports</source>
        <translation>Importe von B</translation>
    </message>
    <message>
        <source>B exports</source>
        <translation>Exporte von B</translation>
    </message>
    <message>
        <source>Entries of the tables of session %1:</source>
        <translation>Einträge der Tabellen von Sitzung %1:</translation>
    </message>
</context>
<context>
    <name>Inspector::StreamsModel</name>
    <message>
        <source>import %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>→ %1</source>
        <comment>stream that is sent</comment>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>← %1</source>
        <comment>stream that is received</comment>
        <translation>← %1</translation>
    </message>
    <message>
        <source>open</source>
        <comment>stream</comment>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>stream</comment>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>aborted</source>
        <comment>stream</comment>
        <translation>mit abort beendet</translation>
    </message>
    <message>
        <source>released</source>
        <comment>stream</comment>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>broken off</source>
        <comment>stream</comment>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 written and not answered; at most it was %2</source>
        <translation>%1 geschrieben und nicht beantwortet; höchstens waren es %2</translation>
    </message>
    <message>
        <source>%L1 of %L2 chunks answered</source>
        <translation>%L1 von %L2 Chunks beantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <comment>chunks</comment>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes in flight, the most that ever were</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>size</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Chunks</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
</context>
<context>
    <name>Inspector::StreamsPane</name>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>In flight:</source>
        <translation>Unterwegs:</translation>
    </message>
    <message>
        <source>Choose a stream to see how much of it was in flight, and when.</source>
        <translation>Wählen Sie einen Stream, um zu sehen, wie viel von ihm wann unterwegs war.</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Go to Its First Message</source>
        <translation>Zu seiner ersten Nachricht gehen</translation>
    </message>
    <message>
        <source>Show Only This Stream</source>
        <translation>Nur diesen Stream zeigen</translation>
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
        <source>Peer&apos;s side</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>Whose tables</source>
        <translation>Wessen Tabellen</translation>
    </message>
    <message>
        <source>Whose tables are shown; the peer&apos;s are computed from the messages</source>
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
        <source>&amp;Filter to This Capability</source>
        <translation>Nach dieser Capability &amp;filtern</translation>
    </message>
    <message>
        <source>Show only the messages that made, used or released it</source>
        <translation>Nur die Nachrichten zeigen, die sie erzeugten, verwendeten oder freigaben</translation>
    </message>
    <message>
        <source>Make Composer &amp;Target</source>
        <translation>Zum &amp;Ziel im Composer machen</translation>
    </message>
    <message>
        <source>Call it from the composer</source>
        <translation>Sie vom Composer aus aufrufen</translation>
    </message>
    <message>
        <source>&amp;Dispose</source>
        <translation>Frei&amp;geben</translation>
    </message>
    <message>
        <source>Release it: the peer may forget it</source>
        <translation>Sie freigeben: Die Gegenstelle darf sie vergessen</translation>
    </message>
    <message>
        <source>Dispose All &amp;Leaked…</source>
        <translation>Alle &amp;Lecks freigeben…</translation>
    </message>
    <message>
        <source>Release what piled up and looks forgotten; asks first</source>
        <translation>Freigeben, was sich angesammelt hat und vergessen aussieht; fragt vorher</translation>
    </message>
    <message>
        <source>&amp;Copy Rows of the Table</source>
        <translation>Zeilen der Tabelle &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>Die gewählten Einträge kopieren</translation>
    </message>
    <message>
        <source>Only what our side imports in the connected session can be called.</source>
        <translation>Nur was die eigene Seite in der verbundenen Sitzung importiert, kann aufgerufen werden.</translation>
    </message>
    <message>
        <source>Only what our side imports in the connected session can be disposed of.</source>
        <translation>Nur was die eigene Seite in der verbundenen Sitzung importiert, kann freigegeben werden.</translation>
    </message>
    <message>
        <source>%L1 of %2</source>
        <comment>number, origin</comment>
        <translation>%L1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>Nothing looks leaked: no origin is held %Ln times or more.</source>
        <translation>
            <numerusform>Nichts sieht nach einem Leck aus: Keine Herkunft wird %Ln-mal oder öfter gehalten.</numerusform>
            <numerusform>Nichts sieht nach einem Leck aus: Keine Herkunft wird %Ln-mal oder öfter gehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dispose All Leaked</source>
        <translation>Alle Lecks freigeben</translation>
    </message>
    <message numerus="yes">
        <source>Dispose of %Ln capabilities that look leaked?</source>
        <translation>
            <numerusform>%Ln Capability freigeben, die nach einem Leck aussieht?</numerusform>
            <numerusform>%Ln Capabilities freigeben, die nach einem Leck aussehen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever still uses one of them will fail. This cannot be taken back.</source>
        <translation>Was noch eine davon verwendet, wird fehlschlagen. Das kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Bezüge</translation>
    </message>
    <message>
        <source>Show the calls that refer to the chosen entry</source>
        <translation>Die Aufrufe zeigen, die sich auf den gewählten Eintrag beziehen</translation>
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
B to A: %L5 messages, %6</source>
        <translation>%1 bis %2
A an B: %L3 Nachrichten, %4
B an A: %L5 Nachrichten, %6</translation>
    </message>
</context>
<context>
    <name>Inspector::TimePlot</name>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a line, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
</context>
<context>
    <name>Inspector::TimelineColumns</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a filter&apos;s field, and what it is</comment>
        <translation>%1: %2</translation>
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
        <source>Binary frame, %1; Cap&apos;n Web allows text only: %2</source>
        <translation>Binärframe, %1; Cap&apos;n Web erlaubt nur Text: %2</translation>
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
    <message>
        <source>This side, session %1</source>
        <translation>Diese Seite, Sitzung %1</translation>
    </message>
    <message>
        <source>Peer, session %1</source>
        <translation>Gegenstelle, Sitzung %1</translation>
    </message>
    <message>
        <source>not pulled</source>
        <translation>nicht abgefragt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>*ref*</source>
        <comment>in the column of times: times below count from here</comment>
        <translation>*Ref*</translation>
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
    <message>
        <source>There is no time reference: Ctrl+Shift+T makes one.</source>
        <translation>Es gibt keinen Zeitbezug: Strg+Umschalt+T setzt einen.</translation>
    </message>
    <message>
        <source>There is no time reference above.</source>
        <translation>Darüber gibt es keinen Zeitbezug.</translation>
    </message>
    <message>
        <source>There is no time reference below.</source>
        <translation>Darunter gibt es keinen Zeitbezug.</translation>
    </message>
    <message>
        <source>%1, coloured by the rule &quot;%2&quot;</source>
        <comment>kind of a message, name of a rule</comment>
        <translation>%1, gefärbt durch die Regel &quot;%2&quot;</translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation>Kommentar: %1</translation>
    </message>
    <message>
        <source>Title of the Column</source>
        <translation>Titel der Spalte</translation>
    </message>
    <message>
        <source>Title; an empty one is that which it has by itself:</source>
        <translation>Titel; ein leerer ist der, den sie von sich aus hat:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a filter&apos;s field, and what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rename This Column…</source>
        <translation>Diese Spalte umbenennen…</translation>
    </message>
    <message>
        <source>Remove This Column</source>
        <translation>Diese Spalte entfernen</translation>
    </message>
    <message>
        <source>Add a Column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
    <message>
        <source>Edit Columns…</source>
        <translation>Spalten bearbeiten…</translation>
    </message>
</context>
<context>
    <name>Inspector::ValueCopy</name>
    <message>
        <source>This is large: it is in the clipboard in a moment.</source>
        <translation>Das ist groß: Es ist gleich in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>Inspector::Variables</name>
    <message>
        <source>There is no variable and no earlier call with the name &quot;%1&quot;.</source>
        <translation>Es gibt keine Variable und keinen früheren Aufruf mit dem Namen &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The result of &quot;%1&quot; has no %2.</source>
        <translation>Das Ergebnis von &quot;%1&quot; hat kein %2.</translation>
    </message>
    <message>
        <source>A variable is written {{name}}: the }} is missing.</source>
        <translation>Eine Variable wird {{name}} geschrieben: Das }} fehlt.</translation>
    </message>
    <message>
        <source>With the values of its variables the text is too long.</source>
        <translation>Mit den Werten seiner Variablen ist der Text zu lang.</translation>
    </message>
</context>
<context>
    <name>Inspector::VariablesDialog</name>
    <message>
        <source>Variables of %1</source>
        <translation>Variablen von %1</translation>
    </message>
    <message>
        <source>All environments</source>
        <translation>Alle Umgebungen</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>&amp;Add Environment</source>
        <translation>&amp;Umgebung hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
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
        <source>Secret</source>
        <translation>Geheim</translation>
    </message>
    <message>
        <source>Add &amp;Variable</source>
        <translation>&amp;Variable hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Delete Variable</source>
        <translation>Variable &amp;löschen</translation>
    </message>
    <message>
        <source>name</source>
        <comment>of a new variable</comment>
        <translation>name</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <source>Each environment has a name of its own.</source>
        <translation>Jede Umgebung hat einen eigenen Namen.</translation>
    </message>
    <message>
        <source>%1 stands twice in %2.</source>
        <translation>%1 steht zweimal in %2.</translation>
    </message>
    <message>
        <source>{{name}} in a target, a method, arguments or a header of the connection stands for the value. Secrets are kept in the keyring of the system, not in the collection&apos;s file.</source>
        <translation>{{name}} in einem Ziel, einer Methode, Argumenten oder einem Header der Verbindung steht für den Wert. Geheimnisse liegen im Schlüsselbund des Systems, nicht in der Datei der Sammlung.</translation>
    </message>
</context>
<context>
    <name>Inspector::Workbench</name>
    <message>
        <source>What is captured is not kept on disk for the case that the program is killed: %1</source>
        <translation>Das Aufgezeichnete wird nicht auf der Platte gesichert für den Fall, dass das Programm abgebrochen wird: %1</translation>
    </message>
    <message>
        <source>Safe mode: settings and layout are the default ones, nothing was restored, and nothing that is set here is kept. To leave it, quit and start the program without --safe-mode.</source>
        <translation>Abgesicherter Modus: Einstellungen und Anordnung sind die Vorgaben, nichts wurde wiederhergestellt, und nichts, was hier eingestellt wird, bleibt erhalten. Um ihn zu verlassen, beenden Sie das Programm und starten Sie es ohne --safe-mode.</translation>
    </message>
    <message>
        <source>&amp;Restart Without It</source>
        <translation>Ohne ihn &amp;neu starten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <comment>a notice</comment>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. It was recording &quot;%1&quot; until %2 (%3), which is in no file yet.</source>
        <translation>Das Programm wurde unerwartet beendet. Es zeichnete &quot;%1&quot; bis %2 auf (%3); das steht noch in keiner Datei.</translation>
    </message>
    <message numerus="yes">
        <source>The program ended unexpectedly. It was recording %Ln capture(s) until %1 (%2), which are in no file yet.</source>
        <translation>
            <numerusform>Das Programm wurde unerwartet beendet. Es zeichnete bis %1 %Ln Aufzeichnung auf (%2), die noch in keiner Datei steht.</numerusform>
            <numerusform>Das Programm wurde unerwartet beendet. Es zeichnete bis %1 %Ln Aufzeichnungen auf (%2), die noch in keiner Datei stehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <comment>recordings that were found</comment>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <comment>recordings that were found</comment>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <comment>open recordings that were found</comment>
        <translation>&amp;Später</translation>
    </message>
</context>
<context>
    <name>KeychainStore</name>
    <message>
        <source>The keyring of the system cannot be used: %1</source>
        <translation>Der Schlüsselbund des Systems kann nicht verwendet werden: %1</translation>
    </message>
</context>
<context>
    <name>RecordedCall</name>
    <message>
        <source>One of its arguments is a promise, a stream or a call, which cannot be written as an argument.</source>
        <translation>Eines seiner Argumente ist ein Promise, ein Stream oder ein Aufruf; das lässt sich nicht als Argument schreiben.</translation>
    </message>
    <message>
        <source>Only calls can be sent again: this message makes none.</source>
        <translation>Nur Aufrufe können erneut gesendet werden: Diese Nachricht macht keinen.</translation>
    </message>
    <message>
        <source>A map cannot be sent again: the composer has no way to write one.</source>
        <translation>Eine Map kann nicht erneut gesendet werden: Der Composer kann keine schreiben.</translation>
    </message>
    <message>
        <source>Only calls can be sent again: this message passes a value.</source>
        <translation>Nur Aufrufe können erneut gesendet werden: Diese Nachricht übergibt einen Wert.</translation>
    </message>
    <message>
        <source>The message is no expression of the protocol.</source>
        <translation>Die Nachricht ist kein Ausdruck des Protokolls.</translation>
    </message>
</context>
<context>
    <name>SpoolFolder</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>TlsText</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 holds no certificate in the format PEM.</source>
        <translation>%1 enthält kein Zertifikat im Format PEM.</translation>
    </message>
    <message>
        <source>%1 holds no private key in the format PEM.</source>
        <translation>%1 enthält keinen privaten Schlüssel im Format PEM.</translation>
    </message>
    <message>
        <source>The private key in %1 cannot be used.</source>
        <translation>Der private Schlüssel in %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The private key in %1 needs a passphrase.</source>
        <translation>Der private Schlüssel in %1 braucht eine Passphrase.</translation>
    </message>
    <message>
        <source>The passphrase does not open the private key in %1.</source>
        <translation>Die Passphrase öffnet den privaten Schlüssel in %1 nicht.</translation>
    </message>
    <message>
        <source>A private key needs its certificate, too.</source>
        <translation>Ein privater Schlüssel braucht auch sein Zertifikat.</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>number of the record in its capture, from 0</source>
        <translation>Nummer des Eintrags in seiner Aufzeichnung, ab 0</translation>
    </message>
    <message>
        <source>time since the capture began</source>
        <translation>Zeit seit Beginn der Aufzeichnung</translation>
    </message>
    <message>
        <source>time since the record before, of whatever session</source>
        <translation>Zeit seit dem Eintrag davor, gleich welcher Sitzung</translation>
    </message>
    <message>
        <source>what the record is</source>
        <translation>was der Eintrag ist</translation>
    </message>
    <message>
        <source>who sent it; a is the side that connected</source>
        <translation>wer sie gesendet hat; a ist die Seite, die verbunden hat</translation>
    </message>
    <message>
        <source>out: sent by a, in: sent by b</source>
        <translation>out: von a gesendet, in: von b gesendet</translation>
    </message>
    <message>
        <source>id that the message is about, or that a push creates</source>
        <translation>Id, um die es in der Nachricht geht oder die ein push erzeugt</translation>
    </message>
    <message>
        <source>bytes of the text</source>
        <translation>Bytes des Textes</translation>
    </message>
    <message>
        <source>number of the session, from 0</source>
        <translation>Nummer der Sitzung, ab 0</translation>
    </message>
    <message>
        <source>close code of the WebSocket</source>
        <translation>Close-Code des WebSocket</translation>
    </message>
    <message>
        <source>status of an HTTP response</source>
        <translation>Status einer HTTP-Antwort</translation>
    </message>
    <message>
        <source>the text left its sender</source>
        <translation>der Text hat seinen Absender verlassen</translation>
    </message>
    <message>
        <source>count that a release carries</source>
        <translation>Anzahl, die ein release trägt</translation>
    </message>
    <message>
        <source>what is wrong with the message</source>
        <translation>was an der Nachricht falsch ist</translation>
    </message>
    <message>
        <source>the exact text, as on the wire</source>
        <translation>der genaue Text, wie auf der Leitung</translation>
    </message>
    <message>
        <source>URL or name of the session&apos;s peer</source>
        <translation>URL oder Name der Gegenstelle der Sitzung</translation>
    </message>
    <message>
        <source>number of the call, from 0</source>
        <translation>Nummer des Aufrufs, ab 0</translation>
    </message>
    <message>
        <source>path that the call named, such as profile.name</source>
        <translation>Pfad, den der Aufruf nannte, etwa profile.name</translation>
    </message>
    <message>
        <source>what the message is about, in words</source>
        <translation>worum es in der Nachricht geht, in Worten</translation>
    </message>
    <message>
        <source>id that the call was made on</source>
        <translation>Id, auf der der Aufruf gemacht wurde</translation>
    </message>
    <message>
        <source>how the call ended</source>
        <translation>wie der Aufruf endete</translation>
    </message>
    <message>
        <source>time from the push to the answer</source>
        <translation>Zeit vom push bis zur Antwort</translation>
    </message>
    <message>
        <source>type and message of the error that answered or aborted</source>
        <translation>Typ und Meldung des Fehlers, der antwortete oder abbrach</translation>
    </message>
    <message>
        <source>the call is a write to a stream</source>
        <translation>der Aufruf ist ein Schreiben in einen Stream</translation>
    </message>
    <message>
        <source>made on a result that was not there yet</source>
        <translation>auf einem Ergebnis gemacht, das noch nicht da war</translation>
    </message>
    <message>
        <source>the call is a map (remap)</source>
        <translation>der Aufruf ist eine Map (remap)</translation>
    </message>
    <message>
        <source>the caller asked for the result</source>
        <translation>der Aufrufer hat nach dem Ergebnis gefragt</translation>
    </message>
    <message>
        <source>who made the call</source>
        <translation>wer den Aufruf gemacht hat</translation>
    </message>
    <message>
        <source>what a finding points out about it</source>
        <translation>was ein Befund daran aufzeigt</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>Ja/Nein-Wert</translation>
    </message>
    <message>
        <source>Equality is written ==.</source>
        <translation>Gleichheit wird == geschrieben.</translation>
    </message>
    <message>
        <source>Write &amp;&amp; or the word and.</source>
        <translation>Schreiben Sie &amp;&amp; oder das Wort and.</translation>
    </message>
    <message>
        <source>Write || or the word or.</source>
        <translation>Schreiben Sie || oder das Wort or.</translation>
    </message>
    <message>
        <source>This sign has no meaning here.</source>
        <translation>Dieses Zeichen hat hier keine Bedeutung.</translation>
    </message>
    <message>
        <source>This text has no closing quote.</source>
        <translation>Diesem Text fehlt das schließende Anführungszeichen.</translation>
    </message>
    <message>
        <source>This bracket closes nothing.</source>
        <translation>Diese Klammer schließt nichts.</translation>
    </message>
    <message>
        <source>Put and or or in between, or quotes around a text of several words.</source>
        <translation>Setzen Sie and oder or dazwischen oder einen Text aus mehreren Wörtern in Anführungszeichen.</translation>
    </message>
    <message>
        <source>A comparison begins with a field; a text or a value cannot stand in front.</source>
        <translation>Ein Vergleich beginnt mit einem Feld; ein Text oder ein Wert kann nicht vorn stehen.</translation>
    </message>
    <message>
        <source>Expected and, or, or the end.</source>
        <translation>Erwartet: and, or oder das Ende.</translation>
    </message>
    <message>
        <source>This is nested more than %1 deep.</source>
        <translation>Das ist mehr als %1 Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>This bracket is not closed.</source>
        <translation>Diese Klammer wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>A filter has at most %1 tests.</source>
        <translation>Ein Filter hat höchstens %1 Bedingungen.</translation>
    </message>
    <message>
        <source>Something is missing here: a field, a text, or a bracket.</source>
        <translation>Hier fehlt etwas: ein Feld, ein Text oder eine Klammer.</translation>
    </message>
    <message>
        <source>Expected a field, a text, or a bracket.</source>
        <translation>Erwartet: ein Feld, ein Text oder eine Klammer.</translation>
    </message>
    <message>
        <source>There is no field %1.</source>
        <translation>Es gibt kein Feld %1.</translation>
    </message>
    <message>
        <source>There is no field %1. Did you mean %2?</source>
        <translation>Es gibt kein Feld %1. Meinten Sie %2?</translation>
    </message>
    <message>
        <source>Texts have no order: compare them with ==, !=, contains, matches or in.</source>
        <translation>Texte haben keine Ordnung: Vergleichen Sie sie mit ==, !=, contains, matches oder in.</translation>
    </message>
    <message>
        <source>%1 is one of a few words: compare it with ==, != or in.</source>
        <translation>%1 ist eines von wenigen Wörtern: Vergleichen Sie es mit ==, != oder in.</translation>
    </message>
    <message>
        <source>%1 is no text: compare it with ==, !=, &lt;, &lt;=, &gt;, &gt;= or in.</source>
        <translation>%1 ist kein Text: Vergleichen Sie es mit ==, !=, &lt;, &lt;=, &gt;, &gt;= oder in.</translation>
    </message>
    <message>
        <source>This range ends before it begins.</source>
        <translation>Dieser Bereich endet, bevor er beginnt.</translation>
    </message>
    <message>
        <source>Expected a set, such as {1, 2, 5..9}.</source>
        <translation>Erwartet: eine Menge, etwa {1, 2, 5..9}.</translation>
    </message>
    <message>
        <source>This set is not closed.</source>
        <translation>Diese Menge wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>A set has at most %1 values.</source>
        <translation>Eine Menge hat höchstens %1 Werte.</translation>
    </message>
    <message>
        <source>This set is empty.</source>
        <translation>Diese Menge ist leer.</translation>
    </message>
    <message>
        <source>Expected a text; quotes make any text one.</source>
        <translation>Erwartet: ein Text; Anführungszeichen machen alles zu einem.</translation>
    </message>
    <message>
        <source>Expected a regular expression in quotes.</source>
        <translation>Erwartet: ein regulärer Ausdruck in Anführungszeichen.</translation>
    </message>
    <message>
        <source>A filter has at most %1 regular expressions.</source>
        <translation>Ein Filter hat höchstens %1 reguläre Ausdrücke.</translation>
    </message>
    <message>
        <source>Expected one of: %1.</source>
        <translation>Erwartet: eines von %1.</translation>
    </message>
    <message>
        <source>%1 is none of: %2.</source>
        <translation>%1 ist keines von: %2.</translation>
    </message>
    <message>
        <source>Expected a %1, such as %2.</source>
        <translation>Erwartet: %1, etwa %2.</translation>
    </message>
    <message>
        <source>A filter has at most %1 characters.</source>
        <translation>Ein Filter hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A regular expression has at most %1 characters.</source>
        <translation>Ein regulärer Ausdruck hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>No regular expression: %1.</source>
        <translation>Kein regulärer Ausdruck: %1.</translation>
    </message>
    <message>
        <source>This is no %1; write one as %2.</source>
        <translation>Ungültig als %1; geschrieben wird das etwa so: %2.</translation>
    </message>
    <message>
        <source>A duration needs a unit: %1 ms, for example; units are %2.</source>
        <translation>Eine Dauer braucht eine Einheit: zum Beispiel %1 ms; Einheiten sind %2.</translation>
    </message>
    <message>
        <source>Units are %1.</source>
        <translation>Einheiten sind %1.</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>(Funktion)</translation>
    </message>
    <message>
        <source>a call</source>
        <translation>(Aufruf)</translation>
    </message>
    <message>
        <source>%1 was called on the awaited result of %2, %3 times</source>
        <translation>%1 wurde auf dem abgewarteten Ergebnis von %2 aufgerufen, %3-mal</translation>
    </message>
    <message>
        <source>%1 was called on the awaited result of %2</source>
        <translation>%1 wurde auf dem abgewarteten Ergebnis von %2 aufgerufen</translation>
    </message>
    <message>
        <source>%1 was called %2 times, each after the answer to the one before</source>
        <translation>%1 wurde %2-mal aufgerufen, jedes Mal nach der Antwort auf den Aufruf davor</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 schlug fehl: %2</translation>
    </message>
    <message>
        <source>Promise %1</source>
        <translation>Promise %1</translation>
    </message>
    <message>
        <source>%1 failed again and again: %2</source>
        <translation>%1 schlug immer wieder fehl: %2</translation>
    </message>
    <message>
        <source>A promise</source>
        <translation>Ein Promise</translation>
    </message>
    <message>
        <source>%1 was never answered</source>
        <translation>%1 wurde nie beantwortet</translation>
    </message>
    <message>
        <source>%1 calls of %2 were never answered</source>
        <translation>%1 Aufrufe von %2 wurden nie beantwortet</translation>
    </message>
    <message>
        <source>%1 holds %2 results that nobody awaited or disposed of, of %3</source>
        <translation>%1 hält %2 Ergebnisse von %3, die niemand abgewartet oder freigegeben hat</translation>
    </message>
    <message>
        <source>%1 holds %2 capabilities of %3</source>
        <translation>%1 hält %2 Capabilities von %3</translation>
    </message>
    <message>
        <source>%1 The oldest is %2 old.</source>
        <translation>%1 Die älteste ist %2 alt.</translation>
    </message>
    <message>
        <source>%1 was released, but introduced more often: %2 keeps it</source>
        <translation>%1 wurde freigegeben, aber öfter eingeführt: %2 behält es</translation>
    </message>
    <message>
        <source>%1 keeps %2 capabilities that were released, but introduced more often</source>
        <translation>%1 behält %2 Capabilities, die freigegeben, aber öfter eingeführt wurden</translation>
    </message>
    <message>
        <source>A message breaks the protocol</source>
        <translation>Eine Nachricht verletzt das Protokoll</translation>
    </message>
    <message>
        <source>Its receiver cannot understand it and aborts the session. One of the two peers, or something in between, does not speak Cap&apos;n Web.</source>
        <translation>Ihr Empfänger kann sie nicht verstehen und bricht die Sitzung ab. Eine der beiden Gegenstellen oder etwas dazwischen spricht nicht Cap&apos;n Web.</translation>
    </message>
    <message>
        <source>A message names an entry that never was</source>
        <translation>Eine Nachricht nennt einen Eintrag, den es nie gab</translation>
    </message>
    <message>
        <source>The sender refers to a capability that it was never given. The receiver aborts the session.</source>
        <translation>Der Absender bezieht sich auf eine Capability, die er nie erhalten hat. Der Empfänger bricht die Sitzung ab.</translation>
    </message>
    <message>
        <source>An entry is released that never was</source>
        <translation>Ein Eintrag wird freigegeben, den es nie gab</translation>
    </message>
    <message>
        <source>The receiver holds nothing under that id and aborts the session.</source>
        <translation>Der Empfänger hält nichts unter dieser Id und bricht die Sitzung ab.</translation>
    </message>
    <message>
        <source>A capability is used after its release</source>
        <translation>Eine Capability wird nach ihrer Freigabe verwendet</translation>
    </message>
    <message>
        <source>The sender had released the entry before it named it again, so the receiver may have forgotten it. The reference does this when a promise that has already resolved is passed as an argument.</source>
        <translation>Der Absender hatte den Eintrag freigegeben, bevor er ihn wieder nannte; der Empfänger kann ihn also vergessen haben. Die Referenzimplementierung tut das, wenn ein bereits aufgelöstes Promise als Argument übergeben wird.</translation>
    </message>
    <message>
        <source>Introductions and releases do not match</source>
        <translation>Einführungen und Freigaben passen nicht zusammen</translation>
    </message>
    <message>
        <source>Released more often than it was introduced, the session aborts; released less often, the entry stays with its exporter for ever. The reference releases once, however often it was introduced.</source>
        <translation>Wird öfter freigegeben als eingeführt, bricht die Sitzung ab; wird seltener freigegeben, bleibt der Eintrag für immer bei seinem Exporteur. Die Referenzimplementierung gibt einmal frei, wie oft auch eingeführt wurde.</translation>
    </message>
    <message>
        <source>Messages were sent after an abort</source>
        <translation>Nach einem Abbruch wurden Nachrichten gesendet</translation>
    </message>
    <message>
        <source>Nobody reads them any more.</source>
        <translation>Niemand liest sie mehr.</translation>
    </message>
    <message>
        <source>A session was aborted</source>
        <translation>Eine Sitzung wurde abgebrochen</translation>
    </message>
    <message>
        <source>One side gave up the session: all calls fail, all capabilities are lost.</source>
        <translation>Eine Seite hat die Sitzung aufgegeben: Alle Aufrufe schlagen fehl, alle Capabilities sind verloren.</translation>
    </message>
    <message>
        <source>A connection failed</source>
        <translation>Eine Verbindung schlug fehl</translation>
    </message>
    <message>
        <source>It could not be made, or it broke. All calls fail, all capabilities are lost.</source>
        <translation>Sie kam nicht zustande oder brach ab. Alle Aufrufe schlagen fehl, alle Capabilities sind verloren.</translation>
    </message>
    <message>
        <source>A connection was closed in an unusual way</source>
        <translation>Eine Verbindung wurde auf ungewöhnliche Weise geschlossen</translation>
    </message>
    <message>
        <source>The close code tells of an error (RFC 6455, section 7.4), or is the application&apos;s own.</source>
        <translation>Der Close-Code meldet einen Fehler (RFC 6455, Abschnitt 7.4) oder ist ein eigener der Anwendung.</translation>
    </message>
    <message>
        <source>A call failed</source>
        <translation>Ein Aufruf schlug fehl</translation>
    </message>
    <message>
        <source>The callee answered with an error.</source>
        <translation>Der Aufgerufene antwortete mit einem Fehler.</translation>
    </message>
    <message>
        <source>A call was never answered</source>
        <translation>Ein Aufruf wurde nie beantwortet</translation>
    </message>
    <message>
        <source>Its result was asked for and did not come before the session or the recording ended.</source>
        <translation>Nach seinem Ergebnis wurde gefragt, und es kam nicht, bevor die Sitzung oder die Aufzeichnung endete.</translation>
    </message>
    <message>
        <source>Capabilities are held and not released</source>
        <translation>Capabilities werden gehalten und nicht freigegeben</translation>
    </message>
    <message>
        <source>Each costs its exporter memory until it is released or the session ends. Dispose of stubs and of results when you are done with them.</source>
        <translation>Jede kostet ihren Exporteur Speicher, bis sie freigegeben wird oder die Sitzung endet. Geben Sie Stubs und Ergebnisse frei, wenn Sie mit ihnen fertig sind.</translation>
    </message>
    <message>
        <source>Calls were made one after the other&apos;s answer</source>
        <translation>Aufrufe wurden jeweils erst nach der Antwort auf den vorigen gemacht</translation>
    </message>
    <message>
        <source>Each waited for a round trip of its own. If they do not depend on each other they can be made at once; calls on the items of a list can be one map().</source>
        <translation>Jeder wartete einen eigenen Umlauf ab. Hängen sie nicht voneinander ab, können sie zugleich gemacht werden; Aufrufe auf den Elementen einer Liste können ein einziges map() sein.</translation>
    </message>
    <message>
        <source>A result was awaited only to be called</source>
        <translation>Ein Ergebnis wurde nur abgewartet, um darauf aufzurufen</translation>
    </message>
    <message>
        <source>The call could have been made on the promise, without waiting for it: that saves a round trip.</source>
        <translation>Der Aufruf hätte auf dem Promise gemacht werden können, ohne darauf zu warten: Das spart einen Umlauf.</translation>
    </message>
    <message>
        <source>A message is very large</source>
        <translation>Eine Nachricht ist sehr groß</translation>
    </message>
    <message>
        <source>It holds up all that is behind it, and costs both sides several times its size in memory. Peers refuse messages above a limit (33,554,432 UTF-16 units in the reference). Large data belongs in a stream.</source>
        <translation>Sie hält alles auf, was hinter ihr kommt, und kostet beide Seiten ein Mehrfaches ihrer Größe an Speicher. Gegenstellen weisen Nachrichten über einer Grenze zurück (33.554.432 UTF-16-Einheiten in der Referenzimplementierung). Große Daten gehören in einen Stream.</translation>
    </message>
    <message>
        <source>A secret is readable</source>
        <translation>Ein Geheimnis ist lesbar</translation>
    </message>
    <message>
        <source>On an unencrypted connection anyone on the way can read it; in this file, anyone who has the file. Use wss:// or https://, and redact captures before you share them.</source>
        <translation>Auf einer unverschlüsselten Verbindung kann es jeder auf dem Weg lesen; in dieser Datei jeder, der die Datei hat. Verwenden Sie wss:// oder https://, und schwärzen Sie Aufzeichnungen, bevor Sie sie weitergeben.</translation>
    </message>
    <message>
        <source>The recording began in the middle of a session</source>
        <translation>Die Aufzeichnung begann mitten in einer Sitzung</translation>
    </message>
    <message>
        <source>Messages name entries from before its first record. They are shown as unknown, and nothing is concluded from them.</source>
        <translation>Nachrichten nennen Einträge aus der Zeit vor ihrem ersten Eintrag. Sie werden als unbekannt gezeigt, und es wird nichts aus ihnen geschlossen.</translation>
    </message>
    <message>
        <source>The recording ended before the answer came.</source>
        <translation>Die Aufzeichnung endete, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>The recording began in the middle of this session</source>
        <translation>Die Aufzeichnung begann mitten in dieser Sitzung</translation>
    </message>
    <message>
        <source>The connection failed: %1</source>
        <translation>Die Verbindung schlug fehl: %1</translation>
    </message>
    <message>
        <source>Closed with code %1</source>
        <translation>Mit Code %1 geschlossen</translation>
    </message>
    <message>
        <source>Closed with code %1: %2</source>
        <translation>Mit Code %1 geschlossen: %2</translation>
    </message>
    <message>
        <source>%1 went on sending after its own abort</source>
        <translation>%1 sendete nach dem eigenen Abbruch weiter</translation>
    </message>
    <message>
        <source>%1 aborted the session: %2</source>
        <translation>%1 brach die Sitzung ab: %2</translation>
    </message>
    <message>
        <source>A message of %1 MiB</source>
        <translation>Eine Nachricht von %1 MiB</translation>
    </message>
    <message>
        <source>%1 was sent on an unencrypted connection</source>
        <translation>%1 wurde über eine unverschlüsselte Verbindung gesendet</translation>
    </message>
    <message>
        <source>%1 stands in the capture</source>
        <translation>%1 steht in der Aufzeichnung</translation>
    </message>
    <message>
        <source>Anyone who has this file can read it: redact it before you share it.</source>
        <translation>Jeder, der diese Datei hat, kann es lesen: Schwärzen Sie es, bevor Sie sie weitergeben.</translation>
    </message>
    <message>
        <source>The session ended before the answer came.</source>
        <translation>Die Sitzung endete, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>The connection was closed while the answer was awaited.</source>
        <translation>Die Verbindung wurde geschlossen, während auf die Antwort gewartet wurde.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no path; write one as login:0.password or *:result.token.</source>
        <translation>&quot;%1&quot; ist kein Pfad; schreiben Sie einen als login:0.password oder *:result.token.</translation>
    </message>
    <message>
        <source>A JSON Web Token</source>
        <translation>Ein JSON Web Token</translation>
    </message>
    <message>
        <source>A bearer token</source>
        <translation>Ein Bearer-Token</translation>
    </message>
    <message>
        <source>Basic credentials</source>
        <translation>Eine Basic-Anmeldung</translation>
    </message>
    <message>
        <source>A value named &quot;%1&quot;</source>
        <translation>Ein Wert namens &quot;%1&quot;</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Es gibt nichts, wonach gesucht werden soll.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Shows what passes between two Cap&apos;n Web peers, and calls what they offer.</source>
        <translation>Zeigt, was zwischen zwei Cap&apos;n-Web-Gegenstellen geschieht, und ruft auf, was sie anbieten.</translation>
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
        <source>Try --help.</source>
        <translation>Versuchen Sie --help.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no URL: %2</source>
        <translation>&quot;%1&quot; ist keine URL: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be connected to: a URL must begin with ws:// or wss://.</source>
        <translation>Mit &quot;%1&quot; kann nicht verbunden werden: Eine URL muss mit ws:// oder wss:// beginnen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no host.</source>
        <translation>&quot;%1&quot; nennt keinen Host.</translation>
    </message>
    <message>
        <source>Show this, and end.</source>
        <translation>Dies zeigen und beenden.</translation>
    </message>
    <message>
        <source>Show the version, and end.</source>
        <translation>Die Version zeigen und beenden.</translation>
    </message>
    <message>
        <source>Start with the default settings and layout, and restore nothing; settings are not kept.</source>
        <translation>Mit Standardeinstellungen und -anordnung starten und nichts wiederherstellen; Einstellungen werden nicht behalten.</translation>
    </message>
    <message>
        <source>Read the files on as they grow, as tail -f does.</source>
        <translation>Die Dateien weiterlesen, während sie wachsen, wie tail -f.</translation>
    </message>
    <message>
        <source>Do not open what was open before.</source>
        <translation>Nicht öffnen, was zuvor offen war.</translation>
    </message>
    <message>
        <source>Servers to connect to (ws:// or wss://) and captures to open; without any, what was open before, or the built-in demo server.</source>
        <translation>Server zum Verbinden (ws:// oder wss://) und Aufzeichnungen zum Öffnen; ohne Angabe, was zuvor offen war, oder der eingebaute Demo-Server.</translation>
    </message>
    <message>
        <source>There is no file &quot;%1&quot;.</source>
        <translation>Es gibt keine Datei &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder, not a capture.</source>
        <translation>&quot;%1&quot; ist ein Ordner, keine Aufzeichnung.</translation>
    </message>
    <message>
        <source>--follow needs a file to follow.</source>
        <translation>--follow braucht eine Datei, der es folgen kann.</translation>
    </message>
</context>
</TS>
