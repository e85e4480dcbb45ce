<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>ColumnSet</name>
    <message numerus="yes">
        <source>%Ln time(s) in the next 24 hours</source>
        <translation>
            <numerusform>%Ln time in the next 24 hours</numerusform>
            <numerusform>%Ln times in the next 24 hours</numerusform>
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
    <name>storescope::DiffTab</name>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ExpiryHorizon</name>
    <message numerus="yes">
        <source>%Ln artifact(s)</source>
        <translation>
            <numerusform>%Ln artifact</numerusform>
            <numerusform>%Ln artifacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ExportDialog</name>
    <message numerus="yes">
        <source>The %Ln chosen row(s)</source>
        <translation>
            <numerusform>The %Ln chosen row</numerusform>
            <numerusform>The %Ln chosen rows</numerusform>
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
    <name>storescope::HistogramView</name>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::LeaseLanes</name>
    <message numerus="yes">
        <source>%Ln lane(s)</source>
        <translation>
            <numerusform>%Ln lane</numerusform>
            <numerusform>%Ln lanes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln claim</numerusform>
            <numerusform>%Ln claims</numerusform>
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
    <name>storescope::QueuePage</name>
    <message numerus="yes">
        <source>%Ln claim(s) ran out and nobody took over.</source>
        <translation>
            <numerusform>%Ln claim ran out and nobody took over.</numerusform>
            <numerusform>%Ln claims ran out and nobody took over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::RelatedFinder</name>
    <message numerus="yes">
        <source>%Ln later row(s)</source>
        <translation>
            <numerusform>%Ln later row</numerusform>
            <numerusform>%Ln later rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::StorePeek</name>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln table</numerusform>
            <numerusform>%Ln tables</numerusform>
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
