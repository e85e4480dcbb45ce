<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>ActionWords</name>
    <message numerus="yes">
        <source>row(s) would go</source>
        <translation>
            <numerusform>row would go</numerusform>
            <numerusform>rows would go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) would change</source>
        <translation>
            <numerusform>row would change</numerusform>
            <numerusform>rows would change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln row(s)</source>
        <translation>
            <numerusform>Cancel %Ln row</numerusform>
            <numerusform>Cancel %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln row(s)</source>
        <translation>
            <numerusform>Release %Ln row</numerusform>
            <numerusform>Release %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln row(s)</source>
        <translation>
            <numerusform>Retry %Ln row</numerusform>
            <numerusform>Retry %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln row(s)</source>
        <translation>
            <numerusform>Remove %Ln row</numerusform>
            <numerusform>Remove %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln row(s)</source>
        <translation>
            <numerusform>Change %Ln row</numerusform>
            <numerusform>Change %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln row(s) of %1? They go to the graveyard first.</source>
        <translation>
            <numerusform>Cancel %Ln row of %1? It goes to the graveyard first.</numerusform>
            <numerusform>Cancel %Ln rows of %1? They go to the graveyard first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln row(s) from %1? They go to the graveyard first.</source>
        <translation>
            <numerusform>Remove %Ln row from %1? It goes to the graveyard first.</numerusform>
            <numerusform>Remove %Ln rows from %1? They go to the graveyard first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln row(s) of %1? What they were goes to the graveyard first.</source>
        <translation>
            <numerusform>Cancel %Ln row of %1? What it was goes to the graveyard first.</numerusform>
            <numerusform>Cancel %Ln rows of %1? What they were goes to the graveyard first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln row(s) of %1? What they were goes to the graveyard first.</source>
        <translation>
            <numerusform>Release %Ln row of %1? What it was goes to the graveyard first.</numerusform>
            <numerusform>Release %Ln rows of %1? What they were goes to the graveyard first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln row(s) of %1? What they were goes to the graveyard first.</source>
        <translation>
            <numerusform>Retry %Ln row of %1? What it was goes to the graveyard first.</numerusform>
            <numerusform>Retry %Ln rows of %1? What they were goes to the graveyard first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln row(s) of %1? What they were goes to the graveyard first.</source>
        <translation>
            <numerusform>Change %Ln row of %1? What it was goes to the graveyard first.</numerusform>
            <numerusform>Change %Ln rows of %1? What they were goes to the graveyard first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cancelled</source>
        <translation>
            <numerusform>%Ln row cancelled</numerusform>
            <numerusform>%Ln rows cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) released</source>
        <translation>
            <numerusform>%Ln row released</numerusform>
            <numerusform>%Ln rows released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) made ready again</source>
        <translation>
            <numerusform>%Ln row made ready again</numerusform>
            <numerusform>%Ln rows made ready again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) removed</source>
        <translation>
            <numerusform>%Ln row removed</numerusform>
            <numerusform>%Ln rows removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed</source>
        <translation>
            <numerusform>%Ln row changed</numerusform>
            <numerusform>%Ln rows changed</numerusform>
        </translation>
    </message>
</context>
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
    <name>Graveyard</name>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ActionPage</name>
    <message numerus="yes">
        <source>%Ln row(s) in the preview</source>
        <translation>
            <numerusform>%Ln row in the preview</numerusform>
            <numerusform>%Ln rows in the preview</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::CheckPage</name>
    <message numerus="yes">
        <source>No damage was found in %Ln table(s).</source>
        <translation>
            <numerusform>No damage was found in %Ln table.</numerusform>
            <numerusform>No damage was found in %Ln tables.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s).</source>
        <translation>
            <numerusform>%Ln finding.</numerusform>
            <numerusform>%Ln findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln Large Table(s)</source>
        <translation>
            <numerusform>Check %Ln Large Table</numerusform>
            <numerusform>Check %Ln Large Tables</numerusform>
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
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
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
        <source>%Ln lane(s) hold</source>
        <translation>
            <numerusform>%Ln lane holds</numerusform>
            <numerusform>%Ln lanes hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln claim</numerusform>
            <numerusform>%Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more claim(s) that end later are not drawn.</source>
        <translation>
            <numerusform>%Ln more claim that ends later is not drawn.</numerusform>
            <numerusform>%Ln more claims that end later are not drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln ran out</source>
        <translation>
            <numerusform>%1 of %Ln ran out</numerusform>
            <numerusform>%1 of %Ln ran out</numerusform>
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
    <message numerus="yes">
        <source>%Ln new event(s) below · End follows</source>
        <translation>
            <numerusform>%Ln new event below · End follows</numerusform>
            <numerusform>%Ln new events below · End follows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::Maintenance</name>
    <message numerus="yes">
        <source>%1 all %Ln that match…</source>
        <translation>
            <numerusform>%1 the one that matches…</numerusform>
            <numerusform>%1 all %Ln that match…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: stopped, %Ln row(s) are done. The graveyard has the way back.</source>
        <translation>
            <numerusform>%1: stopped, %Ln row is done. The graveyard has the way back.</numerusform>
            <numerusform>%1: stopped, %Ln rows are done. The graveyard has the way back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::MarksDialog</name>
    <message numerus="yes">
        <source>%Ln marked row(s)</source>
        <translation>
            <numerusform>%Ln marked row</numerusform>
            <numerusform>%Ln marked rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::OverviewStrip</name>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mark(s)</source>
        <translation>
            <numerusform>%Ln mark</numerusform>
            <numerusform>%Ln marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::PreviewPane</name>
    <message numerus="yes">
        <source>%Ln kept by you</source>
        <translation>
            <numerusform>%Ln kept by you</numerusform>
            <numerusform>%Ln kept by you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) stay</source>
        <translation>
            <numerusform>row stays</numerusform>
            <numerusform>rows stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>3. About %Ln batch(es) of at most 6 ms, the program has the store in between.</source>
        <translation>
            <numerusform>3. About %Ln batch of at most 6 ms, the program has the store in between.</numerusform>
            <numerusform>3. About %Ln batches of at most 6 ms, the program has the store in between.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>3. About %Ln batch(es) of at most 10 ms with gaps as long.</source>
        <translation>
            <numerusform>3. About %Ln batch of at most 10 ms with gaps as long.</numerusform>
            <numerusform>3. About %Ln batches of at most 10 ms with gaps as long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) stay.</source>
        <translation>
            <numerusform>%Ln row stays.</numerusform>
            <numerusform>%Ln rows stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed.</source>
        <translation>
            <numerusform>%Ln row changed.</numerusform>
            <numerusform>%Ln rows changed.</numerusform>
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
    <name>storescope::RelatedList</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ReportPane</name>
    <message numerus="yes">
        <source>%Ln batch(es), %1 waits</source>
        <translation>
            <numerusform>%Ln batch, %1 waits</numerusform>
            <numerusform>%Ln batches, %1 waits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are back; %1 stay in the graveyard.</source>
        <translation>
            <numerusform>%Ln row is back; %1 stay in the graveyard.</numerusform>
            <numerusform>%Ln rows are back; %1 stay in the graveyard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are back.</source>
        <translation>
            <numerusform>%Ln row is back.</numerusform>
            <numerusform>%Ln rows are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::RulePane</name>
    <message numerus="yes">
        <source>≈ %Ln row(s)…</source>
        <translation>
            <numerusform>≈ %Ln row…</numerusform>
            <numerusform>≈ %Ln rows…</numerusform>
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
    <message numerus="yes">
        <source>So are %Ln older one(s) that run.</source>
        <translation>
            <numerusform>So is %Ln older one that runs.</numerusform>
            <numerusform>So are %Ln older ones that run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::UndoDialog</name>
    <message numerus="yes">
        <source>row(s) would come back</source>
        <translation>
            <numerusform>row would come back</numerusform>
            <numerusform>rows would come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) came back</source>
        <translation>
            <numerusform>row came back</numerusform>
            <numerusform>rows came back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln row(s) back into %1?</source>
        <translation>
            <numerusform>Put %Ln row back into %1?</numerusform>
            <numerusform>Put %Ln rows back into %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln row(s) back</source>
        <translation>
            <numerusform>Put %Ln row back</numerusform>
            <numerusform>Put %Ln rows back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln row(s) are back in %1.</source>
        <translation>
            <numerusform>Stopped. %Ln row is back in %1.</numerusform>
            <numerusform>Stopped. %Ln rows are back in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are back in %1.</source>
        <translation>
            <numerusform>%Ln row is back in %1.</numerusform>
            <numerusform>%Ln rows are back in %1.</numerusform>
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
    <message numerus="yes">
        <source>%Ln action(s) ended in the middle. Each of the rows is in the store or in the graveyard.</source>
        <translation>
            <numerusform>%Ln action ended in the middle. Each of the rows is in the store or in the graveyard.</numerusform>
            <numerusform>%Ln actions ended in the middle. Each of the rows is in the store or in the graveyard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln hidden</source>
        <translation>
            <numerusform>Show %Ln hidden</numerusform>
            <numerusform>Show %Ln hidden</numerusform>
        </translation>
    </message>
</context>
</TS>
