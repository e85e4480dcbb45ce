<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::CollectionPage</name>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>event(s)</source>
        <translation>
            <numerusform>event</numerusform>
            <numerusform>events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>session(s)</source>
        <translation>
            <numerusform>session</numerusform>
            <numerusform>sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>artifact(s)</source>
        <translation>
            <numerusform>artifact</numerusform>
            <numerusform>artifacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>job(s)</source>
        <translation>
            <numerusform>job</numerusform>
            <numerusform>jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>key(s)</source>
        <translation>
            <numerusform>key</numerusform>
            <numerusform>keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>version(s)</source>
        <translation>
            <numerusform>version</numerusform>
            <numerusform>versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>schedule(s)</source>
        <translation>
            <numerusform>schedule</numerusform>
            <numerusform>schedules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>budget(s)</source>
        <translation>
            <numerusform>budget</numerusform>
            <numerusform>budgets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lease(s)</source>
        <translation>
            <numerusform>lease</numerusform>
            <numerusform>leases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s)</source>
        <translation>
            <numerusform>row</numerusform>
            <numerusform>rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ExportRun</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::LogPage</name>
    <message numerus="yes">
        <source>%Ln new match(es)</source>
        <translation>
            <numerusform>%Ln new match</numerusform>
            <numerusform>%Ln new matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new event(s)</source>
        <translation>
            <numerusform>%Ln new event</numerusform>
            <numerusform>%Ln new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::TablePage</name>
    <message numerus="yes">
        <source>Paused — %Ln change(s)</source>
        <translation>
            <numerusform>Paused — %Ln change</numerusform>
            <numerusform>Paused — %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sort again (%Ln row(s) would move)</source>
        <translation>
            <numerusform>Sort again (%Ln row would move)</numerusform>
            <numerusform>Sort again (%Ln rows would move)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::WelcomePage</name>
    <message numerus="yes">
        <source>Looked in the known places of %Ln program(s) in %1 s.</source>
        <translation>
            <numerusform>Looked in the known places of %Ln program in %1 s.</numerusform>
            <numerusform>Looked in the known places of %Ln programs in %1 s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s) found, %1 being written</source>
        <translation>
            <numerusform>%Ln store found, %1 being written</numerusform>
            <numerusform>%Ln stores found, %1 being written</numerusform>
        </translation>
    </message>
</context>
</TS>
