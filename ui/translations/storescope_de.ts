<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name>ActionPage</name>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>Die Datei lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>ActionWords</name>
    <message>
        <source>Collect</source>
        <translation>Einsammeln</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>the action</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Purge</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Retry now…</source>
        <translation>Jetzt wiederholen…</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message numerus="yes">
        <source>row(s) would go</source>
        <translation>
            <numerusform>Zeile würde gehen</numerusform>
            <numerusform>Zeilen würden gehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) would change</source>
        <translation>
            <numerusform>Zeile würde sich ändern</numerusform>
            <numerusform>Zeilen würden sich ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile abbrechen</numerusform>
            <numerusform>%Ln Zeilen abbrechen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile freigeben</numerusform>
            <numerusform>%Ln Zeilen freigeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile wiederholen</numerusform>
            <numerusform>%Ln Zeilen wiederholen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile entfernen</numerusform>
            <numerusform>%Ln Zeilen entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile ändern</numerusform>
            <numerusform>%Ln Zeilen ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln row(s) of %1? They go to the graveyard first.</source>
        <translation>
            <numerusform>%Ln Zeile von %1 abbrechen? Sie kommt zuerst auf den Friedhof.</numerusform>
            <numerusform>%Ln Zeilen von %1 abbrechen? Sie kommen zuerst auf den Friedhof.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln row(s) from %1? They go to the graveyard first.</source>
        <translation>
            <numerusform>%Ln Zeile aus %1 entfernen? Sie kommt zuerst auf den Friedhof.</numerusform>
            <numerusform>%Ln Zeilen aus %1 entfernen? Sie kommen zuerst auf den Friedhof.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln row(s) of %1? What they were goes to the graveyard first.</source>
        <translation>
            <numerusform>%Ln Zeile von %1 abbrechen? Was sie war, kommt zuerst auf den Friedhof.</numerusform>
            <numerusform>%Ln Zeilen von %1 abbrechen? Was sie waren, kommt zuerst auf den Friedhof.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln row(s) of %1? What they were goes to the graveyard first.</source>
        <translation>
            <numerusform>%Ln Zeile von %1 freigeben? Was sie war, kommt zuerst auf den Friedhof.</numerusform>
            <numerusform>%Ln Zeilen von %1 freigeben? Was sie waren, kommt zuerst auf den Friedhof.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln row(s) of %1? What they were goes to the graveyard first.</source>
        <translation>
            <numerusform>%Ln Zeile von %1 wiederholen? Was sie war, kommt zuerst auf den Friedhof.</numerusform>
            <numerusform>%Ln Zeilen von %1 wiederholen? Was sie waren, kommt zuerst auf den Friedhof.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln row(s) of %1? What they were goes to the graveyard first.</source>
        <translation>
            <numerusform>%Ln Zeile von %1 ändern? Was sie war, kommt zuerst auf den Friedhof.</numerusform>
            <numerusform>%Ln Zeilen von %1 ändern? Was sie waren, kommt zuerst auf den Friedhof.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Bricht ab</translation>
    </message>
    <message>
        <source>Releasing</source>
        <translation>Gibt frei</translation>
    </message>
    <message>
        <source>Making ready again</source>
        <translation>Macht wieder bereit</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>Ändert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cancelled</source>
        <translation>
            <numerusform>%Ln Zeile abgebrochen</numerusform>
            <numerusform>%Ln Zeilen abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) released</source>
        <translation>
            <numerusform>%Ln Zeile freigegeben</numerusform>
            <numerusform>%Ln Zeilen freigegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) made ready again</source>
        <translation>
            <numerusform>%Ln Zeile wieder bereit</numerusform>
            <numerusform>%Ln Zeilen wieder bereit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) removed</source>
        <translation>
            <numerusform>%Ln Zeile entfernt</numerusform>
            <numerusform>%Ln Zeilen entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed</source>
        <translation>
            <numerusform>%Ln Zeile geändert</numerusform>
            <numerusform>%Ln Zeilen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>it is gone</source>
        <translation>sie ist fort</translation>
    </message>
    <message>
        <source>it changed since</source>
        <translation>sie hat sich seither geändert</translation>
    </message>
    <message>
        <source>it changed since the preview</source>
        <translation>sie hat sich seit der Vorschau geändert</translation>
    </message>
    <message>
        <source>the rule does not hold any more</source>
        <translation>die Regel trifft nicht mehr zu</translation>
    </message>
    <message>
        <source>the rule does not hold for it</source>
        <translation>die Regel trifft auf sie nicht zu</translation>
    </message>
    <message>
        <source>there is no such row</source>
        <translation>es gibt keine solche Zeile</translation>
    </message>
    <message>
        <source>something in use leads to it now</source>
        <translation>etwas, das gebraucht wird, führt jetzt zu ihr</translation>
    </message>
    <message>
        <source>rows of another table still point at it</source>
        <translation>Zeilen einer anderen Tabelle verweisen noch auf sie</translation>
    </message>
    <message>
        <source>another row has already what it would become</source>
        <translation>eine andere Zeile hat schon, was sie bekäme</translation>
    </message>
    <message>
        <source>another row has its place</source>
        <translation>eine andere Zeile hat ihren Platz</translation>
    </message>
    <message>
        <source>what it points at is gone</source>
        <translation>worauf sie verweist, ist fort</translation>
    </message>
</context>
<context>
    <name>ColumnSet</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>waits %1</source>
        <translation>wartet %1</translation>
    </message>
    <message>
        <source>expired %1 ago</source>
        <translation>vor %1 abgelaufen</translation>
    </message>
    <message>
        <source>due %1 ago</source>
        <translation>vor %1 fällig</translation>
    </message>
    <message>
        <source>ran out %1 ago</source>
        <translation>vor %1 ausgelaufen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>%1 of bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Hidden: the profile says that this is a secret. Detail can show it.</source>
        <translation>Verborgen: das Profil sagt, dass dies geheim ist. Die Einzelheiten können es zeigen.</translation>
    </message>
    <message>
        <source>Seq</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token ein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token aus</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>Medientyp</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>Läuft ab in</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>Läuft ab um</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Lease or due</source>
        <translation>Leihe oder fällig</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Fencing number</source>
        <translation>Zaunnummer</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Window since</source>
        <translation>Fenster seit</translation>
    </message>
    <message>
        <source>Resets in</source>
        <translation>Beginnt neu in</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Refs</source>
        <translation>Verw.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>Teil %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Next 24 h</source>
        <translation>Nächste 24 h</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not in the next 24 hours</source>
        <translation>nicht in den nächsten 24 Stunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s) in the next 24 hours</source>
        <translation>
            <numerusform>%Ln-mal in den nächsten 24 Stunden</numerusform>
            <numerusform>%Ln-mal in den nächsten 24 Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>reset %1 ago</source>
        <translation>zurückgesetzt vor %1</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>CronRule</name>
    <message>
        <source>every minute</source>
        <translation>jede Minute</translation>
    </message>
    <message>
        <source>every %1 minutes</source>
        <translation>alle %1 Minuten</translation>
    </message>
    <message>
        <source>every hour at %1</source>
        <translation>jede Stunde um %1</translation>
    </message>
    <message>
        <source>every %1 hours at :%2</source>
        <translation>alle %1 Stunden um :%2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>%1 times an hour</source>
        <translation>%1-mal je Stunde</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>on day %1</source>
        <translation>am Tag %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>im %1</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>every day %1</source>
        <translation>täglich %1</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 Jahre</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 h</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 ms ago</source>
        <translation>vor %1 ms</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Graveyard</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n Aktion</numerusform>
            <numerusform>%n Aktionen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>storescope::ActionPage</name>
    <message>
        <source>Save the plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Open a saved plan</source>
        <translation>Gespeicherten Plan öffnen</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>This plan is for another store (%1).</source>
        <translation>Dieser Plan gilt einem anderen Speicher (%1).</translation>
    </message>
    <message>
        <source>This plan is for another action (%1).</source>
        <translation>Dieser Plan gilt einer anderen Aktion (%1).</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>gespeichert %1</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>, SQLite %1</source>
        <translation>, SQLite %1</translation>
    </message>
    <message>
        <source>Nothing was changed: the store stayed locked for %1 s.</source>
        <translation>Nichts wurde geändert: Der Speicher blieb %1 s lang gesperrt.</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>Nichts wurde geändert. %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) in the preview</source>
        <translation>
            <numerusform>%Ln Zeile in der Vorschau</numerusform>
            <numerusform>%Ln Zeilen in der Vorschau</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 gewählt</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>%1 behalten</translation>
    </message>
</context>
<context>
    <name>storescope::ApplyPane</name>
    <message>
        <source>The file is checked first, then each batch is in the graveyard before it changes.</source>
        <translation>Zuerst wird die Datei geprüft, dann ist jeder Schritt auf dem Friedhof, bevor er sich ändert.</translation>
    </message>
    <message>
        <source>The program holds the store. Waiting for up to %1 s; nothing has been changed.</source>
        <translation>Das Programm hält den Speicher. Es wird bis zu %1 s gewartet; geändert ist nichts.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Back to the preview</source>
        <translation>Zurück zur Vorschau</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Stop ends between two batches; what is done stays done and can be put back.</source>
        <translation>Anhalten endet zwischen zwei Schritten; was getan ist, bleibt und lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>The file is checked first, then each batch is in the graveyard before it goes.</source>
        <translation>Zuerst wird die Datei geprüft, dann ist jeder Schritt auf dem Friedhof, bevor er geht.</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>spared</source>
        <translation>verschont</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>longest lock</source>
        <translation>längste Sperre</translation>
    </message>
    <message>
        <source>waits for the program</source>
        <translation>Mal auf das Programm gewartet</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>storescope::ArtifactFile</name>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>could not be written there. Choose another folder.</source>
        <translation>konnte dort nicht geschrieben werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>is saved, %1, but it differs from its digest.</source>
        <translation>ist gespeichert, %1, weicht aber von seiner Prüfsumme ab.</translation>
    </message>
    <message>
        <source>is saved, %1, and its digest matches.</source>
        <translation>ist gespeichert, %1, und seine Prüfsumme stimmt.</translation>
    </message>
    <message>
        <source>is saved, %1.</source>
        <translation>ist gespeichert, %1.</translation>
    </message>
</context>
<context>
    <name>storescope::ArtifactsPage</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Unreferenced</source>
        <translation>Ohne Verweis</translation>
    </message>
    <message>
        <source>%1, first one expires in %2</source>
        <translation>%1, der erste läuft in %2 ab</translation>
    </message>
    <message>
        <source>has no digest in this store to compare with.</source>
        <translation>hat in diesem Speicher keine Prüfsumme zum Vergleichen.</translation>
    </message>
    <message>
        <source>is larger than %1. An export checks it.</source>
        <translation>ist größer als %1. Ein Export prüft es.</translation>
    </message>
    <message>
        <source>is what its digest says: %1…</source>
        <translation>ist, was seine Prüfsumme sagt: %1…</translation>
    </message>
    <message>
        <source>is not what its digest says. The store has %1…, the bytes give %2….</source>
        <translation>ist nicht, was seine Prüfsumme sagt. Im Speicher steht %1…, die Bytes ergeben %2….</translation>
    </message>
    <message>
        <source>%1 of them the filter does not show</source>
        <translation>%1 davon zeigt der Filter nicht</translation>
    </message>
</context>
<context>
    <name>storescope::CheckModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
</context>
<context>
    <name>storescope::CheckPage</name>
    <message>
        <source>Look also into the &amp;indexes</source>
        <translation>Auch in die &amp;Indexe sehen</translation>
    </message>
    <message>
        <source>&amp;Check Again</source>
        <translation>&amp;Noch einmal prüfen</translation>
    </message>
    <message>
        <source>%1: Check</source>
        <translation>%1: Prüfung</translation>
    </message>
    <message>
        <source>Looks at every page of every table. It only reads: nothing is repaired. Beside a program that writes, each table is read in one piece of at most %1; while that lasts, the program cannot trim its log.</source>
        <translation>Sieht jede Seite jeder Tabelle an. Es wird nur gelesen und nichts repariert. Neben einem Programm, das schreibt, wird jede Tabelle in einem Stück von höchstens %1 gelesen; solange kann das Programm sein Log nicht kürzen.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Copy all findings</source>
        <translation>Alle Befunde kopieren</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 tables.</source>
        <translation>Nach %1 von %2 Tabellen angehalten.</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>One long read: the program cannot trim its log until it ends.</source>
        <translation>Ein langer Lesevorgang: Bis er endet, kann das Programm sein Log nicht kürzen.</translation>
    </message>
    <message>
        <source>table %1 of %2 · %3</source>
        <translation>Tabelle %1 von %2 · %3</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>No damage was found in %Ln table(s).</source>
        <translation>
            <numerusform>In %Ln Tabelle wurde kein Schaden gefunden.</numerusform>
            <numerusform>In %Ln Tabellen wurde kein Schaden gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s).</source>
        <translation>
            <numerusform>%Ln Befund.</numerusform>
            <numerusform>%Ln Befunde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the store before its program goes on writing.</source>
        <translation>Kopieren Sie den Speicher, bevor sein Programm weiterschreibt.</translation>
    </message>
    <message>
        <source>Longest read %1 ms.</source>
        <translation>Längstes Lesen %1 ms.</translation>
    </message>
    <message>
        <source>Not checked, because it takes longer than %1 ms in one read: %2.</source>
        <translation>Nicht geprüft, weil es am Stück länger als %1 ms dauert: %2.</translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln Large Table(s)</source>
        <translation>
            <numerusform>%Ln große Tabelle prüfen</numerusform>
            <numerusform>%Ln große Tabellen prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reads as long as it takes. Until then the program that writes cannot trim its log.</source>
        <translation>Liest, solange es dauert. Bis dahin kann das schreibende Programm sein Log nicht kürzen.</translation>
    </message>
</context>
<context>
    <name>storescope::CollectionPage</name>
    <message>
        <source>A page of the file cannot be read (SQLite %1). Its rows are missing here; the others are shown.</source>
        <translation>Eine Seite der Datei lässt sich nicht lesen (SQLite %1). Ihre Zeilen fehlen hier; die anderen sind zu sehen.</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Zeilen von %1</translation>
    </message>
    <message>
        <source>The file was replaced at %1. Following the new one.</source>
        <translation>Die Datei wurde um %1 ersetzt. Der neuen wird gefolgt.</translation>
    </message>
    <message>
        <source>The file is gone. You see what was read last.</source>
        <translation>Die Datei ist weg. Zu sehen ist, was zuletzt gelesen wurde.</translation>
    </message>
    <message>
        <source>The program holds the store. Trying again, time %1.</source>
        <translation>Das Programm hält den Speicher. Neuer Versuch, der %1.</translation>
    </message>
    <message>
        <source>This store was not closed cleanly. You see a copy from %1; the files are untouched.</source>
        <translation>Dieser Speicher wurde nicht sauber geschlossen. Zu sehen ist eine Kopie von %1; die Dateien sind unberührt.</translation>
    </message>
    <message>
        <source>This store is newer than the profile (version %1%2). What fits is shown; maintenance is off.</source>
        <translation>Dieser Speicher ist neuer als das Profil (Version %1%2). Was passt, wird gezeigt; Wartung ist aus.</translation>
    </message>
    <message>
        <source>, known %1</source>
        <translation>, bekannt %1</translation>
    </message>
    <message>
        <source>The profile fits only in part. What fits is shown; the rest is below as tables.</source>
        <translation>Das Profil passt nur zum Teil. Was passt, wird gezeigt; der Rest steht darunter als Tabellen.</translation>
    </message>
    <message>
        <source>No profile fits this file. These are its tables.</source>
        <translation>Kein Profil passt zu dieser Datei. Dies sind ihre Tabellen.</translation>
    </message>
    <message>
        <source>%1 in the newest %2</source>
        <translation>%1 in den neuesten %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %, older rows are still being searched</source>
        <translation>%1 %, ältere Zeilen werden noch durchsucht</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>%1 rows were searched, %2 % of all.</source>
        <translation>%1 Zeilen wurden durchsucht, %2 % von allen.</translation>
    </message>
    <message>
        <source>, SQLite %1</source>
        <translation>, SQLite %1</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Breite anpassen</translation>
    </message>
    <message>
        <source>Reset the columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>There is no later one.</source>
        <translation>Es gibt keinen späteren.</translation>
    </message>
    <message>
        <source>There is no earlier one.</source>
        <translation>Es gibt keinen früheren.</translation>
    </message>
    <message>
        <source>Not a regular expression: %1</source>
        <translation>Kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>nothing in what is shown</source>
        <translation>nichts in dem, was gezeigt wird</translation>
    </message>
    <message>
        <source>nothing near here</source>
        <translation>nichts in der Nähe</translation>
    </message>
    <message>
        <source>%1 of %2 in what is shown</source>
        <translation>%1 von %2 in dem, was gezeigt wird</translation>
    </message>
    <message>
        <source>%1 in what is shown</source>
        <translation>%1 in dem, was gezeigt wird</translation>
    </message>
    <message>
        <source>%1 near here</source>
        <translation>%1 in der Nähe</translation>
    </message>
    <message>
        <source>No row has the id %1.</source>
        <translation>Keine Zeile hat die Kennung %1.</translation>
    </message>
    <message numerus="yes">
        <source>event(s)</source>
        <translation>
            <numerusform>Ereignis</numerusform>
            <numerusform>Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>session(s)</source>
        <translation>
            <numerusform>Sitzung</numerusform>
            <numerusform>Sitzungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>artifact(s)</source>
        <translation>
            <numerusform>Artefakt</numerusform>
            <numerusform>Artefakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>job(s)</source>
        <translation>
            <numerusform>Auftrag</numerusform>
            <numerusform>Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>key(s)</source>
        <translation>
            <numerusform>Schlüssel</numerusform>
            <numerusform>Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>version(s)</source>
        <translation>
            <numerusform>Version</numerusform>
            <numerusform>Versionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>schedule(s)</source>
        <translation>
            <numerusform>Zeitplan</numerusform>
            <numerusform>Zeitpläne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>budget(s)</source>
        <translation>
            <numerusform>Budget</numerusform>
            <numerusform>Budgets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lease(s)</source>
        <translation>
            <numerusform>Leihe</numerusform>
            <numerusform>Leihen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s)</source>
        <translation>
            <numerusform>Zeile</numerusform>
            <numerusform>Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the newest %1…</source>
        <translation>Die neuesten %1 werden gelesen…</translation>
    </message>
    <message>
        <source>Reading the %1…</source>
        <translation>Die %1 werden gelesen…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Nothing matches. %1 %2 were searched.</source>
        <translation>Nichts passt. %1 %2 wurden durchsucht.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No %1 yet. New ones will appear here.</source>
        <translation>Noch keine %1. Neue erscheinen hier.</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>wird gezählt</translation>
    </message>
    <message>
        <source>%1, counting %2 %</source>
        <translation>%1, gezählt %2 %</translation>
    </message>
    <message>
        <source>all shown</source>
        <translation>alle gezeigt</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>tail lag %1 ms</source>
        <translation>Verzug %1 ms</translation>
    </message>
    <message>
        <source>Fit all widths</source>
        <translation>Alle Breiten anpassen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy again</source>
        <translation>Neu kopieren</translation>
    </message>
    <message>
        <source>Check store</source>
        <translation>Speicher prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no other one among the rows that are here.</source>
        <translation>Unter den Zeilen, die hier sind, gibt es keine weitere.</translation>
    </message>
    <message>
        <source>%1 rows were looked through</source>
        <translation>%1 Zeilen durchgesehen</translation>
    </message>
    <message>
        <source>There is no row from then on.</source>
        <translation>Von da an gibt es keine Zeile.</translation>
    </message>
    <message>
        <source>Search expired too</source>
        <translation>Auch Abgelaufenes durchsuchen</translation>
    </message>
</context>
<context>
    <name>storescope::CommandPalette</name>
    <message>
        <source># id   @ session   : time or row   &gt; only commands</source>
        <translation># Kennung   @ Sitzung   : Zeit oder Zeile   &gt; nur Befehle</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Go to id, time or command</source>
        <translation>Zu Kennung, Zeit oder Befehl</translation>
    </message>
    <message>
        <source>Go to the id %1</source>
        <translation>Zur Kennung %1 gehen</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>Look for the id %1</source>
        <translation>Die Kennung %1 suchen</translation>
    </message>
    <message>
        <source>in all stores</source>
        <translation>in allen Speichern</translation>
    </message>
    <message>
        <source>Show the session %1</source>
        <translation>Die Sitzung %1 zeigen</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
    <message>
        <source>Look for %1</source>
        <translation>%1 suchen</translation>
    </message>
</context>
<context>
    <name>storescope::CompletionPopup</name>
    <message>
        <source>in %1 % of rows</source>
        <translation>in %1 % der Zeilen</translation>
    </message>
    <message>
        <source>in %1 rows</source>
        <translation>in %1 Zeilen</translation>
    </message>
    <message>
        <source>What could stand here</source>
        <translation>Was hier stehen könnte</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
    <message>
        <source>Tab completes · Enter applies · Esc closes · from %1 sampled rows</source>
        <translation>Tab vervollständigt · Enter wendet an · Esc schließt · aus %1 Zeilen</translation>
    </message>
    <message>
        <source>Tab completes · Enter applies · Esc closes</source>
        <translation>Tab vervollständigt · Enter wendet an · Esc schließt</translation>
    </message>
</context>
<context>
    <name>storescope::DayColumns</name>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>Rows by day</source>
        <translation>Zeilen nach Tagen</translation>
    </message>
</context>
<context>
    <name>storescope::DemoRun</name>
    <message>
        <source>The demo has no place to write: %1</source>
        <translation>Die Vorführung hat keinen Ort zum Schreiben: %1</translation>
    </message>
    <message>
        <source>The demo cannot be started: %1</source>
        <translation>Die Vorführung lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>The program “storescope”, which makes the demo, is not installed.</source>
        <translation>Das Programm „storescope“, das die Vorführung macht, ist nicht installiert.</translation>
    </message>
    <message>
        <source>The demo ended before it wrote anything.</source>
        <translation>Die Vorführung endete, bevor sie etwas schrieb.</translation>
    </message>
    <message>
        <source>The demo writes nothing.</source>
        <translation>Die Vorführung schreibt nichts.</translation>
    </message>
</context>
<context>
    <name>storescope::DetailDock</name>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Select a row to see it here.</source>
        <translation>Wähle eine Zeile, um sie hier zu sehen.</translation>
    </message>
    <message>
        <source>Copy the row as JSON</source>
        <translation>Die Zeile als JSON kopieren</translation>
    </message>
    <message>
        <source>Ways to see the row</source>
        <translation>Ansichten der Zeile</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Keep this row in a second dock</source>
        <translation>Diese Zeile in einem zweiten Feld behalten</translation>
    </message>
    <message>
        <source>Pin the row</source>
        <translation>Zeile anheften</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
</context>
<context>
    <name>storescope::DiffTab</name>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Ignore ids and times</source>
        <translation>Kennungen und Zeiten übergehen</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln Unterschied</numerusform>
            <numerusform>%Ln Unterschiede</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ExpiryCard</name>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>Öffnen mit…</translation>
    </message>
    <message>
        <source>Expired %1 ago</source>
        <translation>Abgelaufen vor %1</translation>
    </message>
    <message>
        <source>Expires in %1</source>
        <translation>Läuft ab in %1</translation>
    </message>
    <message>
        <source>It may be swept at any time. Export it to keep it.</source>
        <translation>Es kann jederzeit entfernt werden. Exportieren Sie es, um es zu behalten.</translation>
    </message>
    <message>
        <source>Export it to keep it: after that it may be swept.</source>
        <translation>Exportieren Sie es, um es zu behalten: danach kann es entfernt werden.</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Does not expire</source>
        <translation>Läuft nicht ab</translation>
    </message>
</context>
<context>
    <name>storescope::ExpiryHorizon</name>
    <message>
        <source>When they expire</source>
        <translation>Wann sie ablaufen</translation>
    </message>
    <message>
        <source>%1 expired, %2 in the next 5 minutes, %3 later</source>
        <translation>%1 abgelaufen, %2 in den nächsten 5 Minuten, %3 später</translation>
    </message>
    <message>
        <source>%1 expired</source>
        <translation>%1 abgelaufen</translation>
    </message>
    <message>
        <source>%1 in the next 5 min</source>
        <translation>%1 in den nächsten 5 min</translation>
    </message>
    <message>
        <source>a bar an artifact; bytes and time on log scales</source>
        <translation>ein Balken je Artefakt; Bytes und Zeit logarithmisch</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln artifact(s)</source>
        <translation>
            <numerusform>%Ln Artefakt</numerusform>
            <numerusform>%Ln Artefakte</numerusform>
        </translation>
    </message>
    <message>
        <source>only what the filter shows</source>
        <translation>nur was der Filter zeigt</translation>
    </message>
    <message>
        <source>only of the %1 that are held</source>
        <translation>nur von den %1, die hier sind</translation>
    </message>
    <message>
        <source>a bar an artifact, %1</source>
        <translation>ein Balken je Artefakt, %1</translation>
    </message>
</context>
<context>
    <name>storescope::ExportDialog</name>
    <message>
        <source>The artifacts themselves, a file each, with manifest.jsonl</source>
        <translation>Die Artefakte selbst, je eine Datei, mit manifest.jsonl</translation>
    </message>
    <message>
        <source>Rows as JSON lines</source>
        <translation>Zeilen als JSON</translation>
    </message>
    <message>
        <source>Rows as CSV</source>
        <translation>Zeilen als CSV</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>What matches “%1”: %2</source>
        <translation>Was zu „%1“ passt: %2</translation>
    </message>
    <message>
        <source>All: %1</source>
        <translation>Alle: %1</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln chosen row(s)</source>
        <translation>
            <numerusform>Die ausgewählte Zeile</numerusform>
            <numerusform>Die %Ln ausgewählten Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Folder to export into</source>
        <translation>Ordner für den Export</translation>
    </message>
    <message>
        <source>Nothing there is overwritten; equal names are numbered. Secrets stay hidden. Once more into the same folder goes on where it stopped.</source>
        <translation>Dort wird nichts überschrieben; gleiche Namen werden nummeriert. Geheimnisse bleiben verborgen. Noch einmal in denselben Ordner macht da weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>Pattern of the names</source>
        <translation>Muster der Namen</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Nothing there is overwritten; equal names are numbered. Secrets are written too, as Preferences &gt; Privacy says. Once more into the same folder goes on where it stopped.</source>
        <translation>Nichts wird dort überschrieben, gleiche Namen werden nummeriert. Auch Geheimes wird geschrieben, wie es unter Einstellungen &gt; Privatsphäre steht. Noch einmal in denselben Ordner geht weiter, wo es aufhörte.</translation>
    </message>
</context>
<context>
    <name>storescope::ExportRun</name>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, to %3</source>
        <translation>%1, %2, nach %3</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>Export: %1</translation>
    </message>
    <message>
        <source>The export stopped.</source>
        <translation>Der Export hat aufgehört.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>%1 are written and stay. Once more into the same folder goes on from there.</source>
        <translation>%1 sind geschrieben und bleiben. Noch einmal in denselben Ordner macht dort weiter.</translation>
    </message>
    <message>
        <source>, %1 were there already</source>
        <translation>, %1 waren schon da</translation>
    </message>
    <message>
        <source>, %1 differ from their digest</source>
        <translation>, %1 weichen von ihrer Prüfsumme ab</translation>
    </message>
    <message>
        <source>, all digests match</source>
        <translation>, alle Prüfsummen stimmen</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
</context>
<context>
    <name>storescope::FieldsModel</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 of bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>hidden (credential)</source>
        <translation>verborgen (Zugangsdaten)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The profile says that this is a secret. Press Enter to show it until the row changes.</source>
        <translation>Das Profil sagt, dass dies geheim ist. Enter zeigt es, bis die Zeile wechselt.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>storescope::FieldsTab</name>
    <message>
        <source>Fields of the row</source>
        <translation>Felder der Zeile</translation>
    </message>
    <message>
        <source>Show until the row changes</source>
        <translation>Zeigen, bis die Zeile wechselt</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Apply as filter</source>
        <translation>Als Filter anwenden</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Add as column</source>
        <translation>Als Spalte hinzufügen</translation>
    </message>
    <message>
        <source>Go to the id</source>
        <translation>Zur Kennung gehen</translation>
    </message>
</context>
<context>
    <name>storescope::FilterBar</name>
    <message>
        <source>&quot;free text&quot;</source>
        <translation>&quot;freier Text&quot;</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear the filter (Ctrl+Backspace)</source>
        <translation>Den Filter leeren (Strg+Rücktaste)</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Den Filter leeren</translation>
    </message>
    <message>
        <source>Filters used before</source>
        <translation>Frühere Filter</translation>
    </message>
    <message>
        <source>Saved filters (Ctrl+D saves)</source>
        <translation>Gespeicherte Filter (Strg+D speichert)</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>Spalte %1: %2</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>Diesen Filter vergessen</translation>
    </message>
</context>
<context>
    <name>storescope::FindBar</name>
    <message>
        <source>Match case</source>
        <translation>Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Find in what is shown</source>
        <translation>In dem suchen, was gezeigt wird</translation>
    </message>
    <message>
        <source>Previous (N)</source>
        <translation>Voriger (N)</translation>
    </message>
    <message>
        <source>Next (n)</source>
        <translation>Nächster (n)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>storescope::FoundStoresModel</name>
    <message>
        <source>Being written now</source>
        <translation>Wird gerade geschrieben</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>being written</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>still</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>nicht erkannt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Last write</source>
        <translation>Zuletzt geschrieben</translation>
    </message>
</context>
<context>
    <name>storescope::GraveyardModel</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>ended in the middle</source>
        <translation>mittendrin beendet</translation>
    </message>
    <message>
        <source>is being written</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <source>can be put back</source>
        <translation>kann zurückgeholt werden</translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation>kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>you delete it</source>
        <translation>Sie es löschen</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Aufbewahrt, bis</translation>
    </message>
    <message>
        <source>there is no room</source>
        <translation>der Platz nicht reicht</translation>
    </message>
</context>
<context>
    <name>storescope::GraveyardPage</name>
    <message>
        <source>Nothing was removed yet. What an action removes is kept here, so that it can be put back.</source>
        <translation>Noch wurde nichts entfernt. Was eine Aktion entfernt, bleibt hier, damit es zurückgeholt werden kann.</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig…</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Graveyard</source>
        <translation>Friedhof</translation>
    </message>
    <message>
        <source>What actions removed</source>
        <translation>Was Aktionen entfernt haben</translation>
    </message>
    <message>
        <source>Undo first shows what would come back.</source>
        <translation>Zuerst wird gezeigt, was zurückkäme.</translation>
    </message>
</context>
<context>
    <name>storescope::HarmMeter</name>
    <message>
        <source>Harm meter</source>
        <translation>Störungsmesser</translation>
    </message>
    <message>
        <source>Harmless</source>
        <translation>Harmlos</translation>
    </message>
    <message>
        <source>Noticeable</source>
        <translation>Spürbar</translation>
    </message>
    <message>
        <source>Stepping back</source>
        <translation>Tritt zurück</translation>
    </message>
    <message>
        <source>rollback journal</source>
        <translation>Rollback-Journal</translation>
    </message>
    <message>
        <source>WAL %1</source>
        <translation>WAL %1</translation>
    </message>
    <message>
        <source>no WAL</source>
        <translation>kein WAL</translation>
    </message>
    <message>
        <source>reading %1 % · longest read %2 · %3 · busy %4</source>
        <translation>gelesen %1 % · längstes Lesen %2 · %3 · belegt %4</translation>
    </message>
    <message>
        <source>Longest read in the last minute: %1, by %2</source>
        <translation>Längstes Lesen in der letzten Minute: %1, von %2</translation>
    </message>
    <message>
        <source>Snapshot held now: %1</source>
        <translation>Gehaltener Stand jetzt: %1</translation>
    </message>
    <message>
        <source>WAL now %1, %2 when it was opened</source>
        <translation>WAL jetzt %1, beim Öffnen %2</translation>
    </message>
    <message>
        <source>Rollback journal: our reads hold the writer off, so they are kept under 10 ms and 2 %.</source>
        <translation>Rollback-Journal: unser Lesen hält den Schreiber auf, darum bleibt es unter 10 ms und 2 %.</translation>
    </message>
    <message>
        <source>Busy retries: %1 · connections: %2</source>
        <translation>Wiederholungen: %1 · Verbindungen: %2</translation>
    </message>
    <message>
        <source>What looking costs the program that writes. No store is open.</source>
        <translation>Was das Hinsehen das schreibende Programm kostet. Kein Speicher ist offen.</translation>
    </message>
    <message>
        <source>no store open</source>
        <translation>kein Speicher offen</translation>
    </message>
</context>
<context>
    <name>storescope::HarmPopover</name>
    <message>
        <source>Harmless: at most 5 % of the time and 30 ms at once, and never in the program&apos;s way. Noticeable: up to 20 % and 100 ms, or the program was in the middle of writing once. Beyond that, searches pause by themselves; following goes on.</source>
        <translation>Harmlos: höchstens 5 % der Zeit und 30 ms am Stück, und nie dem Programm im Weg. Spürbar: bis 20 % und 100 ms, oder das Programm schrieb gerade. Darüber pausieren Suchen von selbst; das Folgen geht weiter.</translation>
    </message>
    <message>
        <source>What looking costs</source>
        <translation>Was das Hinsehen kostet</translation>
    </message>
    <message>
        <source>Share of time spent reading, last 60 s</source>
        <translation>Anteil der Lesezeit, letzte 60 s</translation>
    </message>
    <message>
        <source>Read less</source>
        <translation>Weniger lesen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>What does this mean?</source>
        <translation>Was heißt das?</translation>
    </message>
    <message>
        <source>Share of the time that was read, the last 60 seconds</source>
        <translation>Anteil der Zeit, in der gelesen wurde, letzte 60 Sekunden</translation>
    </message>
    <message>
        <source>now %1 %, at most %2 %</source>
        <translation>jetzt %1 %, höchstens %2 %</translation>
    </message>
</context>
<context>
    <name>storescope::HexTab</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Go to offset, as 1024 or 0x400</source>
        <translation>Zur Stelle, etwa 1024 oder 0x400</translation>
    </message>
    <message>
        <source>Hidden: it holds a credential.</source>
        <translation>Verborgen: es enthält Zugangsdaten.</translation>
    </message>
</context>
<context>
    <name>storescope::HexView</name>
    <message>
        <source>Bytes in hex</source>
        <translation>Bytes in Hex</translation>
    </message>
    <message>
        <source>Copy as hex</source>
        <translation>Als Hex kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>No bytes</source>
        <translation>Keine Bytes</translation>
    </message>
    <message>
        <source>offset %1 of %2: %3</source>
        <translation>Stelle %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>storescope::HistogramView</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>peak %1 per %2</source>
        <translation>höchstens %1 je %2</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1, %2: %3 events, %4 warnings, %5 errors</source>
        <translation>%1, %2: %3 Ereignisse, %4 Warnungen, %5 Fehler</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>no events yet</source>
        <translation>noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Events per %1, %2 to %3, peak %4, %5</source>
        <translation>Ereignisse je %1, %2 bis %3, höchstens %4, %5</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ImageTab</name>
    <message>
        <source>A vector picture. Its text is in Raw.</source>
        <translation>Eine Vektorgrafik. Ihr Text steht unter Roh.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels are more than is shown here.</source>
        <translation>%1 × %2 Bildpunkte sind mehr, als hier gezeigt wird.</translation>
    </message>
    <message>
        <source>These bytes are no picture: %1.</source>
        <translation>Diese Bytes sind kein Bild: %1.</translation>
    </message>
    <message>
        <source>A pixel a pixel</source>
        <translation>Punkt für Punkt</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the picture</source>
        <translation>Das Bild einpassen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Hidden: it holds a credential.</source>
        <translation>Verborgen: es enthält Zugangsdaten.</translation>
    </message>
    <message>
        <source>%1 are more than is shown here. Export it to see it.</source>
        <translation>%1 sind mehr, als hier gezeigt wird. Exportiere es, um es zu sehen.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
</context>
<context>
    <name>storescope::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Bildpunkte</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>%1 by %2 pixels, at %3 %</source>
        <translation>%1 mal %2 Bildpunkte, bei %3 %</translation>
    </message>
</context>
<context>
    <name>storescope::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Find a command or key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
</context>
<context>
    <name>storescope::LeaseLanes</name>
    <message>
        <source>Who holds what</source>
        <translation>Wer was hält</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln Belegung</numerusform>
            <numerusform>%Ln Belegungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody holds a claim now.</source>
        <translation>Niemand hält gerade etwas.</translation>
    </message>
    <message>
        <source>ran out %1 ago</source>
        <translation>vor %1 ausgelaufen</translation>
    </message>
    <message>
        <source>Reading who holds a claim…</source>
        <translation>Es wird gelesen, wer etwas hält…</translation>
    </message>
    <message>
        <source>There are more claims than the %1 that were read; of those, %2 are drawn.</source>
        <translation>Es gibt mehr Belegungen als die %1 gelesenen; davon sind %2 gezeichnet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more claim(s) that end later are not drawn.</source>
        <translation>
            <numerusform>%Ln weitere Belegung, die später endet, ist nicht gezeichnet.</numerusform>
            <numerusform>%Ln weitere Belegungen, die später enden, sind nicht gezeichnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln ran out</source>
        <translation>
            <numerusform>%1 von %Ln abgelaufen</numerusform>
            <numerusform>%1 von %Ln abgelaufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, wrote %2</source>
        <translation>%1, schrieb %2</translation>
    </message>
    <message>
        <source>%1 %2, %3 ran out</source>
        <translation>%1 %2, %3 ausgelaufen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lane(s) hold</source>
        <translation>
            <numerusform>%Ln Bahn mit</numerusform>
            <numerusform>%Ln Bahnen mit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::LiveBar</name>
    <message>
        <source>Live state</source>
        <translation>Stand des Folgens</translation>
    </message>
</context>
<context>
    <name>storescope::LogPage</name>
    <message>
        <source>Show new  =</source>
        <translation>Neue zeigen  =</translation>
    </message>
    <message>
        <source>Follow  F</source>
        <translation>Folgen  F</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>You see what was read last. Maintenance &gt; Reconnect reads on.</source>
        <translation>Zu sehen ist, was zuletzt gelesen wurde. Wartung &gt; Verbinden liest weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new match(es)</source>
        <translation>
            <numerusform>%Ln neuer Treffer</numerusform>
            <numerusform>%Ln neue Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new event(s)</source>
        <translation>
            <numerusform>%Ln neues Ereignis</numerusform>
            <numerusform>%Ln neue Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused — %1</source>
        <translation>Angehalten — %1</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>End follows</source>
        <translation>Ende folgt</translation>
    </message>
    <message>
        <source>F to follow, = to pause</source>
        <translation>F zum Folgen, = zum Anhalten</translation>
    </message>
    <message>
        <source>Quiet for %1</source>
        <translation>Still seit %1</translation>
    </message>
    <message>
        <source>new events appear here by themselves</source>
        <translation>neue Ereignisse erscheinen hier von selbst</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 Ereignisse/s</translation>
    </message>
    <message>
        <source>no events now</source>
        <translation>gerade keine Ereignisse</translation>
    </message>
    <message>
        <source>last event %1</source>
        <translation>letztes Ereignis %1</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Scroll up or PgUp to stop following, = to pause</source>
        <translation>Hochrollen oder Bild auf hört auf zu folgen, = hält an</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new event(s) below · End follows</source>
        <translation>
            <numerusform>%Ln neues Ereignis darunter · Ende folgt</numerusform>
            <numerusform>%Ln neue Ereignisse darunter · Ende folgt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::MainWindow</name>
    <message>
        <source>Stores</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>, SQLite %1</source>
        <translation>, SQLite %1</translation>
    </message>
    <message>
        <source>About Storescope</source>
        <translation>Über Storescope</translation>
    </message>
    <message>
        <source>Open a store read from a copy</source>
        <translation>Einen Speicher aus einer Kopie öffnen</translation>
    </message>
    <message>
        <source>Open a store</source>
        <translation>Einen Speicher öffnen</translation>
    </message>
    <message>
        <source>Databases (*.db *.sqlite *.sqlite3 *.db3)</source>
        <translation>Datenbanken (*.db *.sqlite *.sqlite3 *.db3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder with a store</source>
        <translation>Einen Ordner mit einem Speicher öffnen</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Einen Ordner beobachten</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Row or key, 14:27, -10m, or an id</source>
        <translation>Zeile oder Schlüssel, 14:27, -10m oder eine Kennung</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>Opened live, read-only.</source>
        <translation>Live geöffnet, nur lesend.</translation>
    </message>
    <message>
        <source>Read from a private copy.</source>
        <translation>Aus einer eigenen Kopie gelesen.</translation>
    </message>
    <message>
        <source>Opened as a closed file.</source>
        <translation>Als geschlossene Datei geöffnet.</translation>
    </message>
    <message>
        <source>Searching %1</source>
        <translation>%1 wird durchsucht</translation>
    </message>
    <message>
        <source>Counting %1</source>
        <translation>%1 wird gezählt</translation>
    </message>
    <message>
        <source>Removed by the program. You are looking at a copy.</source>
        <translation>Vom Programm entfernt. Zu sehen ist eine Kopie.</translation>
    </message>
    <message>
        <source>%1 after previous</source>
        <translation>%1 nach dem vorigen</translation>
    </message>
    <message>
        <source>Save the artifact</source>
        <translation>Das Artefakt speichern</translation>
    </message>
    <message>
        <source>This store has nothing in which an artifact could be named.</source>
        <translation>In diesem Speicher gibt es nichts, worin ein Artefakt genannt sein könnte.</translation>
    </message>
    <message>
        <source>Removed at %1. You are looking at a copy.</source>
        <translation>Entfernt um %1. Sie sehen eine Kopie.</translation>
    </message>
    <message>
        <source>Add as &amp;Column</source>
        <translation>Als &amp;Spalte hinzufügen</translation>
    </message>
    <message>
        <source>A Value Inside the Payload…</source>
        <translation>Ein Wert im Inhalt…</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>&lt;b&gt;Storescope %1&lt;/b&gt;&lt;p&gt;Looks into the stores of agent runtimes and job systems while they are being written. It only reads: nothing is created, changed or locked by looking.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Storescope %1&lt;/b&gt;&lt;p&gt;Sieht in die Speicher von Agenten und Auftragssystemen, während sie geschrieben werden. Es liest nur: Hinsehen legt nichts an, ändert nichts und sperrt nichts.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>storescope::Maintenance</name>
    <message>
        <source>No store is open.</source>
        <translation>Kein Speicher ist offen.</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message numerus="yes">
        <source>%1 all %Ln that match…</source>
        <translation>
            <numerusform>%1: die eine, die passt…</numerusform>
            <numerusform>%1: alle %Ln, die passen…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 all that can be…</source>
        <translation>%1: alle, bei denen es geht…</translation>
    </message>
    <message>
        <source>Graveyard</source>
        <translation>Friedhof</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: stopped, %Ln row(s) are done. The graveyard has the way back.</source>
        <translation>
            <numerusform>%1: angehalten, %Ln Zeile ist erledigt. Der Weg zurück liegt auf dem Friedhof.</numerusform>
            <numerusform>%1: angehalten, %Ln Zeilen sind erledigt. Der Weg zurück liegt auf dem Friedhof.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::MarksDialog</name>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Marked rows</source>
        <translation>Markierte Zeilen</translation>
    </message>
    <message>
        <source>No row is marked. M marks the current one.</source>
        <translation>Keine Zeile ist markiert. M markiert die aktuelle.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln marked row(s)</source>
        <translation>
            <numerusform>%Ln markierte Zeile</numerusform>
            <numerusform>%Ln markierte Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove the Mark</source>
        <translation>Marke &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Go There</source>
        <translation>&amp;Dorthin</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
</context>
<context>
    <name>storescope::OverviewStrip</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Errors, warnings and marks; a click goes there</source>
        <translation>Fehler, Warnungen und Marken; ein Klick führt hin</translation>
    </message>
    <message>
        <source>Errors, warnings and marks. A click goes there.</source>
        <translation>Fehler, Warnungen und Marken. Ein Klick führt hin.</translation>
    </message>
    <message>
        <source>%1, %2, %3 among the newest %4</source>
        <translation>%1, %2, %3 unter den neuesten %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mark(s)</source>
        <translation>
            <numerusform>%Ln Marke</numerusform>
            <numerusform>%Ln Marken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ParameterField</name>
    <message>
        <source>As the profile says: %1</source>
        <translation>Wie es im Profil steht: %1</translation>
    </message>
    <message>
        <source>As the profile says</source>
        <translation>Wie es im Profil steht</translation>
    </message>
    <message>
        <source>A duration such as 90 s, 5 min or 1 h 30 min is needed.</source>
        <translation>Hier steht eine Dauer wie 90 s, 5 min oder 1 h 30 min.</translation>
    </message>
</context>
<context>
    <name>storescope::PayloadModel</name>
    <message>
        <source>%1 of bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>hidden (credential)</source>
        <translation>verborgen (Zugangsdaten)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>storescope::PayloadTab</name>
    <message>
        <source>Show hidden</source>
        <translation>Verborgenes zeigen</translation>
    </message>
    <message>
        <source>Find key or value</source>
        <translation>Schlüssel oder Wert suchen</translation>
    </message>
    <message>
        <source>Value to decode</source>
        <translation>Wert zum Entschlüsseln</translation>
    </message>
    <message>
        <source>Decoded value</source>
        <translation>Entschlüsselter Wert</translation>
    </message>
    <message>
        <source>This row is gone.</source>
        <translation>Diese Zeile ist weg.</translation>
    </message>
    <message>
        <source>%1, shown as it is</source>
        <translation>%1, gezeigt wie es ist</translation>
    </message>
    <message>
        <source>Bytes: see the tab Hex.</source>
        <translation>Bytes: siehe Reiter Hex.</translation>
    </message>
    <message>
        <source>“%1” is not in this value.</source>
        <translation>„%1“ steht nicht in diesem Wert.</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Apply as filter</source>
        <translation>Als Filter anwenden</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Open all below</source>
        <translation>Alles darunter öffnen</translation>
    </message>
    <message>
        <source>Add as column</source>
        <translation>Als Spalte hinzufügen</translation>
    </message>
    <message>
        <source>%1. The first %2 are shown.</source>
        <translation>%1. Die ersten %2 werden gezeigt.</translation>
    </message>
</context>
<context>
    <name>storescope::PlanModel</name>
    <message>
        <source>kept by you</source>
        <translation>von Ihnen behalten</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
</context>
<context>
    <name>storescope::PlanView</name>
    <message>
        <source>Keep these rows</source>
        <translation>Diese Zeilen behalten</translation>
    </message>
    <message>
        <source>Choose these rows</source>
        <translation>Diese Zeilen wählen</translation>
    </message>
    <message>
        <source>Choose all that are shown</source>
        <translation>Alle gezeigten wählen</translation>
    </message>
    <message>
        <source>Keep all that are shown</source>
        <translation>Alle gezeigten behalten</translation>
    </message>
    <message>
        <source>Too many rows to order by what they hold: the rule&apos;s time orders them.</source>
        <translation>Zu viele Zeilen, um sie nach ihrem Inhalt zu ordnen: die Zeit der Regel ordnet sie.</translation>
    </message>
</context>
<context>
    <name>storescope::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Groups of preferences</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Reduce motion: new rows are not tinted</source>
        <translation>Weniger Bewegung: neue Zeilen werden nicht getönt</translation>
    </message>
    <message>
        <source>Show the menu bar</source>
        <translation>Menüleiste zeigen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>How times of events are written in logs.</source>
        <translation>Wie Zeiten von Ereignissen geschrieben werden.</translation>
    </message>
    <message>
        <source>In UTC rather than in the zone of this machine</source>
        <translation>In UTC statt in der Zone dieses Rechners</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading stays under 5 % of the time and 30 ms at once; for a rollback journal under 2 % and 10 ms. The harm meter shows what it is.</source>
        <translation>Das Lesen bleibt unter 5 % der Zeit und 30 ms am Stück; bei einem Rollback-Journal unter 2 % und 10 ms. Der Störungsmesser zeigt, wie viel es ist.</translation>
    </message>
    <message>
        <source>Read less from stores that are opened from now on</source>
        <translation>Aus Speichern, die ab jetzt geöffnet werden, weniger lesen</translation>
    </message>
    <message>
        <source>Stores and folders</source>
        <translation>Speicher und Ordner</translation>
    </message>
    <message>
        <source>Folders in which stores are looked for, besides the places that the profiles name. Four levels deep.</source>
        <translation>Ordner, in denen Speicher gesucht werden, neben den Orten, die die Profile nennen. Vier Ebenen tief.</translation>
    </message>
    <message>
        <source>Folders that are looked through</source>
        <translation>Durchsuchte Ordner</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Einen Ordner beobachten</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Descriptions of the programs whose stores are known. Your own stand in %1 and go before those that come with it.</source>
        <translation>Beschreibungen der Programme, deren Speicher bekannt sind. Eigene stehen in %1 und gehen den mitgelieferten vor.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Den Ordner öffnen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>Taste von %1</translation>
    </message>
    <message>
        <source>%1 was the key of “%2”, which has none now.</source>
        <translation>%1 war die Taste von „%2“, der jetzt keine hat.</translation>
    </message>
    <message>
        <source>Enter or a double click changes a key. A key that another command has is taken from it.</source>
        <translation>Eingabe oder ein Doppelklick ändert eine Taste. Hat sie schon ein anderer Befehl, wird sie ihm genommen.</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemeines</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>What was open last</source>
        <translation>Was zuletzt offen war</translation>
    </message>
    <message>
        <source>The stores on this machine</source>
        <translation>Die Speicher auf diesem Rechner</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Nothing that is being read moves while a log grows.</source>
        <translation>Nichts, was gelesen wird, bewegt sich, während ein Protokoll wächst.</translation>
    </message>
    <message>
        <source>A log opens</source>
        <translation>Ein Protokoll öffnet sich</translation>
    </message>
    <message>
        <source>where it was read last</source>
        <translation>wo es zuletzt gelesen wurde</translation>
    </message>
    <message>
        <source>at its end, and follows</source>
        <translation>am Ende und folgt</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Connections of a quiet store are given back after</source>
        <translation>Verbindungen eines stillen Speichers werden zurückgegeben nach</translation>
    </message>
    <message>
        <source>Of stores that are opened from now on. The next change opens them again.</source>
        <translation>Bei Speichern, die ab jetzt geöffnet werden. Die nächste Änderung öffnet sie wieder.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Secrets are hidden in every view; Detail shows one when it is asked to, until the row changes.</source>
        <translation>Geheimes ist überall verborgen; die Details zeigen es auf Wunsch, bis die Zeile wechselt.</translation>
    </message>
    <message>
        <source>Exports hide what the profiles call secret</source>
        <translation>Exporte verbergen, was die Profile geheim nennen</translation>
    </message>
    <message>
        <source>Remember the filters and commands that were used</source>
        <translation>Benutzte Filter und Befehle merken</translation>
    </message>
    <message>
        <source>Forget them now</source>
        <translation>Jetzt vergessen</translation>
    </message>
    <message>
        <source>And which stores were opened, and where they were read. Saved filters and marks stay.</source>
        <translation>Auch welche Speicher geöffnet und wo sie gelesen wurden. Gespeicherte Filter und Marken bleiben.</translation>
    </message>
    <message>
        <source>Forgotten.</source>
        <translation>Vergessen.</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>What an action removes is first kept in the graveyard, %1. What ended in the middle is never given up by itself.</source>
        <translation>Was eine Aktion entfernt, kommt zuerst auf den Friedhof, %1. Was mittendrin endete, wird nie von selbst aufgegeben.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>until it is deleted</source>
        <translation>bis es gelöscht wird</translation>
    </message>
    <message>
        <source>Keep what was removed</source>
        <translation>Entferntes behalten</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>as much as there is</source>
        <translation>so viel da ist</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>Höchstens behalten</translation>
    </message>
</context>
<context>
    <name>storescope::PrefixTree</name>
    <message>
        <source>What there are versions of</source>
        <translation>Wovon es Versionen gibt</translation>
    </message>
    <message>
        <source>How the keys begin</source>
        <translation>Wie die Schlüssel beginnen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
</context>
<context>
    <name>storescope::PreviewPane</name>
    <message>
        <source>Save plan…</source>
        <translation>Plan speichern…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rows of the preview</source>
        <translation>Zeilen der Vorschau</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Something still leads to these rows. Shows only them.</source>
        <translation>Zu diesen Zeilen führt noch etwas. Zeigt nur sie.</translation>
    </message>
    <message>
        <source>Keep these %1</source>
        <translation>Diese %1 behalten</translation>
    </message>
    <message>
        <source>What Apply does</source>
        <translation>Was Anwenden tut</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>This is a saved plan.</source>
        <translation>Das ist ein gespeicherter Plan.</translation>
    </message>
    <message>
        <source>Looking took %1.</source>
        <translation>Das Nachsehen dauerte %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept by you</source>
        <translation>
            <numerusform>%Ln von Ihnen behalten</numerusform>
            <numerusform>%Ln von Ihnen behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>in these rows</source>
        <translation>in diesen Zeilen</translation>
    </message>
    <message>
        <source>%1 % of the file</source>
        <translation>%1 % der Datei</translation>
    </message>
    <message numerus="yes">
        <source>row(s) stay</source>
        <translation>
            <numerusform>Zeile bleibt</numerusform>
            <numerusform>Zeilen bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>the rule is not for them</source>
        <translation>die Regel meint sie nicht</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>, %1 free</source>
        <translation>, %1 frei</translation>
    </message>
    <message>
        <source>1. Writes each row to the graveyard first: %1 needed%2.</source>
        <translation>1. Schreibt jede Zeile zuerst auf den Friedhof: %1 nötig%2.</translation>
    </message>
    <message>
        <source>2. Checks each row again. A row that changed since now stays.</source>
        <translation>2. Prüft jede Zeile noch einmal. Eine, die sich seither ändert, bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>3. About %Ln batch(es) of at most 6 ms, the program has the store in between.</source>
        <translation>
            <numerusform>3. Etwa %Ln Schritt von höchstens 6 ms; dazwischen gehört der Speicher dem Programm.</numerusform>
            <numerusform>3. Etwa %Ln Schritte von höchstens 6 ms; dazwischen gehört der Speicher dem Programm.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>3. About %Ln batch(es) of at most 10 ms with gaps as long.</source>
        <translation>
            <numerusform>3. Etwa %Ln Schritt von höchstens 10 ms mit ebenso langen Pausen.</numerusform>
            <numerusform>3. Etwa %Ln Schritte von höchstens 10 ms mit ebenso langen Pausen.</numerusform>
        </translation>
    </message>
    <message>
        <source>4. The file keeps its size: SQLite reuses the freed pages.</source>
        <translation>4. Die Datei behält ihre Größe: SQLite benutzt die freien Seiten wieder.</translation>
    </message>
    <message>
        <source>4. Undo gives each row back what it was.</source>
        <translation>4. Rückgängig gibt jeder Zeile zurück, was sie war.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) stay.</source>
        <translation>
            <numerusform>%Ln Zeile bleibt.</numerusform>
            <numerusform>%Ln Zeilen bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rule does not hold for them.</source>
        <translation>Die Regel trifft auf sie nicht zu.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed.</source>
        <translation>
            <numerusform>%Ln Zeile hat sich geändert.</numerusform>
            <numerusform>%Ln Zeilen haben sich geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply leaves them as they are.</source>
        <translation>Anwenden lässt sie, wie sie sind.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>The rule is for no row now.</source>
        <translation>Die Regel meint jetzt keine Zeile.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
</context>
<context>
    <name>storescope::QueuePage</name>
    <message>
        <source>Leases</source>
        <translation>Leihen</translation>
    </message>
    <message>
        <source>as the program keeps them: a claim runs out when its lease ends</source>
        <translation>wie das Programm sie führt: eine Belegung endet mit ihrer Leihe</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>A lane for each</source>
        <translation>Eine Bahn für jeden</translation>
    </message>
    <message>
        <source>lane a</source>
        <translation>eine Bahn je</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) ran out and nobody took over.</source>
        <translation>
            <numerusform>%Ln Belegung lief aus, und niemand übernahm.</numerusform>
            <numerusform>%Ln Belegungen liefen aus, und niemand übernahm.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>the program keeps none</source>
        <translation>das Programm führt keine</translation>
    </message>
</context>
<context>
    <name>storescope::RawTab</name>
    <message>
        <source>Wrap</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>Load more</source>
        <translation>Mehr laden</translation>
    </message>
    <message>
        <source>Value as text</source>
        <translation>Wert als Text</translation>
    </message>
    <message>
        <source>Hidden: it holds a credential.</source>
        <translation>Verborgen: es enthält Zugangsdaten.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1. The first %2 are shown.</source>
        <translation>%1. Gezeigt sind die ersten %2.</translation>
    </message>
    <message>
        <source>Lines of more than %1 characters are broken here.</source>
        <translation>Zeilen von mehr als %1 Zeichen sind hier umgebrochen.</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>Einrücken</translation>
    </message>
    <message>
        <source>Shows JSON a value a line; the bytes are as they were</source>
        <translation>Zeigt JSON mit einem Wert je Zeile; die Bytes bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>This is not JSON after all.</source>
        <translation>Das ist doch kein JSON.</translation>
    </message>
    <message>
        <source>%1, shown indented</source>
        <translation>%1, eingerückt gezeigt</translation>
    </message>
</context>
<context>
    <name>storescope::RecordDelegate</name>
    <message>
        <source>gone</source>
        <translation>fort</translation>
    </message>
</context>
<context>
    <name>storescope::RelatedFinder</name>
    <message>
        <source>Same kind</source>
        <translation>Gleiche Art</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 davor</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>%1 danach</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>Ausgelöst von</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Gefragt von</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Led to</source>
        <translation>Führte zu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln later row(s)</source>
        <translation>
            <numerusform>%Ln spätere Zeile</numerusform>
            <numerusform>%Ln spätere Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>expires %1</source>
        <translation>läuft ab %1</translation>
    </message>
</context>
<context>
    <name>storescope::RelatedList</name>
    <message>
        <source>Related</source>
        <translation>Verwandtes</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::ReportPane</name>
    <message>
        <source>Show spared</source>
        <translation>Verschonte zeigen</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Kept in the graveyard:</source>
        <translation>Auf dem Friedhof:</translation>
    </message>
    <message>
        <source>Rows that were spared</source>
        <translation>Zeilen, die verschont blieben</translation>
    </message>
    <message>
        <source>%1 in %2, %3 spared.</source>
        <translation>%1 in %2, %3 verschont.</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <translation>%1 in %2.</translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>Angehalten. %1</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>spared</source>
        <translation>verschont</translation>
    </message>
    <message>
        <source>not as the preview showed</source>
        <translation>nicht wie in der Vorschau</translation>
    </message>
    <message>
        <source>freed in the file</source>
        <translation>in der Datei frei geworden</translation>
    </message>
    <message>
        <source>in these rows</source>
        <translation>in diesen Zeilen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>longest lock</source>
        <translation>längste Sperre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es), %1 waits</source>
        <translation>
            <numerusform>%Ln Schritt, %1 Mal gewartet</numerusform>
            <numerusform>%Ln Schritte, %1 Mal gewartet</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the file manager: %1</source>
        <translation>Im Dateimanager zeigen: %1</translation>
    </message>
    <message>
        <source>The file keeps its size; SQLite fills the freed pages again.</source>
        <translation>Die Datei behält ihre Größe; SQLite füllt die freien Seiten wieder.</translation>
    </message>
    <message>
        <source>, SQLite %1</source>
        <translation>, SQLite %1</translation>
    </message>
    <message>
        <source>It ended early.</source>
        <translation>Es endete vorzeitig.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Rückgängig gemacht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are back; %1 stay in the graveyard.</source>
        <translation>
            <numerusform>%Ln Zeile ist zurück; %1 bleiben auf dem Friedhof.</numerusform>
            <numerusform>%Ln Zeilen sind zurück; %1 bleiben auf dem Friedhof.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are back.</source>
        <translation>
            <numerusform>%Ln Zeile ist zurück.</numerusform>
            <numerusform>%Ln Zeilen sind zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::RowsModel</name>
    <message>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>%1, gone</source>
        <translation>%1, weg</translation>
    </message>
    <message>
        <source>Mark and level</source>
        <translation>Marke und Stufe</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>angekreuzt</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht angekreuzt</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Angekreuzt</translation>
    </message>
    <message>
        <source>%1, changed since it was opened</source>
        <translation>%1, geändert seit dem Öffnen</translation>
    </message>
</context>
<context>
    <name>storescope::RulePane</name>
    <message>
        <source>Older than</source>
        <translation>Älter als</translation>
    </message>
    <message>
        <source>Its version</source>
        <translation>Seine Version</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>A number and a unit: 90m, 24h, 7d</source>
        <translation>Eine Zahl und eine Einheit: 90m, 24h, 7d</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>It is for</source>
        <translation>Sie gilt für</translation>
    </message>
    <message>
        <source>Open plan…</source>
        <translation>Plan öffnen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>This store is newer than the profile. Type its version to do it all the same.</source>
        <translation>Dieser Speicher ist neuer als das Profil. Wer es dennoch tun will, tippt seine Version.</translation>
    </message>
    <message>
        <source>The profile fits only in part. Type “%1” to do it all the same.</source>
        <translation>Das Profil passt nur zum Teil. Wer es dennoch tun will, tippt „%1“.</translation>
    </message>
    <message>
        <source>To insist</source>
        <translation>Dennoch</translation>
    </message>
    <message>
        <source>Changes rows as the program itself would. Nothing happens before you have seen every row.</source>
        <translation>Ändert Zeilen, wie das Programm selbst es täte. Nichts geschieht, bevor Sie jede Zeile gesehen haben.</translation>
    </message>
    <message>
        <source>Removes rows that are not needed any more. Nothing happens before you have seen every row, and what goes can be put back.</source>
        <translation>Entfernt Zeilen, die nicht mehr gebraucht werden. Nichts geschieht, bevor Sie jede Zeile gesehen haben, und was geht, lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>“%1” is no age. Write one such as 24h or 7d.</source>
        <translation>„%1“ ist kein Alter. Schreiben Sie etwa 24h oder 7d.</translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln row(s)…</source>
        <translation>
            <numerusform>≈ %Ln Zeile…</numerusform>
            <numerusform>≈ %Ln Zeilen…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::SelectionBar</name>
    <message>
        <source>Uncheck all</source>
        <translation>Alle abwählen</translation>
    </message>
    <message>
        <source>Copy references</source>
        <translation>Verweise kopieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>Export %1…</source>
        <translation>%1 exportieren…</translation>
    </message>
</context>
<context>
    <name>storescope::SparedModel</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Why it stays</source>
        <translation>Warum sie bleibt</translation>
    </message>
</context>
<context>
    <name>storescope::StateTile</name>
    <message>
        <source>Show what is %1</source>
        <translation>Zeigen, was %1 ist</translation>
    </message>
    <message>
        <source>This program has no state %1</source>
        <translation>Dieses Programm kennt den Zustand %1 nicht</translation>
    </message>
</context>
<context>
    <name>storescope::StateTiles</name>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1; only %2 is shown</source>
        <translation>%1; nur %2 wird gezeigt</translation>
    </message>
</context>
<context>
    <name>storescope::StepLine</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Step %1 of 4: %2</source>
        <translation>Schritt %1 von 4: %2</translation>
    </message>
</context>
<context>
    <name>storescope::StorePeek</name>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln Tabelle</numerusform>
            <numerusform>%Ln Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>newer than known: %1</source>
        <translation>neuer als bekannt: %1</translation>
    </message>
    <message>
        <source>newer than known: %1, known %2</source>
        <translation>neuer als bekannt: %1, bekannt %2</translation>
    </message>
    <message>
        <source>fits its profile in part</source>
        <translation>passt zum Teil zu seinem Profil</translation>
    </message>
    <message>
        <source>not closed cleanly, read from a copy</source>
        <translation>nicht sauber geschlossen, aus einer Kopie gelesen</translation>
    </message>
</context>
<context>
    <name>storescope::StoresDock</name>
    <message>
        <source>Stores</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Open stores</source>
        <translation>Offene Speicher</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Close the store</source>
        <translation>Den Speicher schließen</translation>
    </message>
    <message>
        <source>Graveyard</source>
        <translation>Friedhof</translation>
    </message>
    <message>
        <source>What actions removed, and the way back</source>
        <translation>Was Aktionen entfernt haben, und der Weg zurück</translation>
    </message>
</context>
<context>
    <name>storescope::StoresModel</name>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>off</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source> ago</source>
        <translation> her</translation>
    </message>
    <message>
        <source>%1, table %2</source>
        <translation>%1, Tabelle %2</translation>
    </message>
    <message>
        <source>%1, %2 rows</source>
        <translation>%1, %2 Zeilen</translation>
    </message>
</context>
<context>
    <name>storescope::Strip</name>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>storescope::TabArea</name>
    <message>
        <source>&amp;Unpin</source>
        <translation>&amp;Lösen</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>&amp;Anheften</translation>
    </message>
    <message>
        <source>Move to the Other &amp;Side</source>
        <translation>Auf die andere &amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Open Beside</source>
        <translation>&amp;Daneben öffnen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Close &amp;Others</source>
        <translation>Die &amp;anderen schließen</translation>
    </message>
</context>
<context>
    <name>storescope::TabCorner</name>
    <message>
        <source>Close the tab (Ctrl+W)</source>
        <translation>Den Reiter schließen (Strg+W)</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Den Reiter schließen</translation>
    </message>
    <message>
        <source>Unpin the tab</source>
        <translation>Reiter lösen</translation>
    </message>
</context>
<context>
    <name>storescope::TabGroup</name>
    <message>
        <source>Open collections</source>
        <translation>Offene Sammlungen</translation>
    </message>
</context>
<context>
    <name>storescope::TablePage</name>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>You see what was read last. Maintenance &gt; Reconnect reads on.</source>
        <translation>Zu sehen ist, was zuletzt gelesen wurde. Wartung &gt; Verbinden liest weiter.</translation>
    </message>
    <message>
        <source>Show new  =</source>
        <translation>Neue zeigen  =</translation>
    </message>
    <message numerus="yes">
        <source>Paused — %Ln change(s)</source>
        <translation>
            <numerusform>Angehalten — %Ln Änderung</numerusform>
            <numerusform>Angehalten — %Ln Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sort again (%Ln row(s) would move)</source>
        <translation>
            <numerusform>Neu ordnen (%Ln Zeile würde sich bewegen)</numerusform>
            <numerusform>Neu ordnen (%Ln Zeilen würden sich bewegen)</numerusform>
        </translation>
    </message>
    <message>
        <source>order kept while you select</source>
        <translation>die Ordnung bleibt, solange du auswählst</translation>
    </message>
    <message>
        <source>Quiet for %1</source>
        <translation>Still seit %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>%1 changes/s</source>
        <translation>%1 Änderungen/s</translation>
    </message>
    <message>
        <source>no changes now</source>
        <translation>gerade keine Änderungen</translation>
    </message>
    <message>
        <source>The first %1 rows are shown.</source>
        <translation>Die ersten %1 Zeilen sind zu sehen.</translation>
    </message>
    <message>
        <source>The newest %1 rows are shown.</source>
        <translation>Die neuesten %1 Zeilen sind zu sehen.</translation>
    </message>
    <message>
        <source>Of all rows the last %1 by key are shown.</source>
        <translation>Von allen Zeilen sind die nach dem Schlüssel letzten %1 zu sehen.</translation>
    </message>
    <message>
        <source>Older ones that run are being looked for.</source>
        <translation>Ältere, die laufen, werden gesucht.</translation>
    </message>
    <message>
        <source>Of older ones that run, only the newest %1.</source>
        <translation>Von älteren, die laufen, nur die neuesten %1.</translation>
    </message>
    <message numerus="yes">
        <source>So are %Ln older one(s) that run.</source>
        <translation>
            <numerusform>Auch %Ln ältere, die läuft.</numerusform>
            <numerusform>Auch %Ln ältere, die laufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A filter reaches the others.</source>
        <translation>Ein Filter erreicht die anderen.</translation>
    </message>
</context>
<context>
    <name>storescope::TaskSegment</name>
    <message>
        <source>What is going on</source>
        <translation>Was gerade läuft</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the task</source>
        <translation>Die Aufgabe anhalten</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>, %1 %</source>
        <translation>, %1 %</translation>
    </message>
    <message>
        <source>Stop: %1%2</source>
        <translation>Anhalten: %1%2</translation>
    </message>
</context>
<context>
    <name>storescope::UndoDialog</name>
    <message>
        <source>The store was moved…</source>
        <translation>Der Speicher wurde verschoben…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Rows whose place is taken</source>
        <translation>Zeilen, deren Platz besetzt ist</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking at what would come back…</source>
        <translation>Sieht nach, was zurückkäme…</translation>
    </message>
    <message>
        <source>Putting rows back…</source>
        <translation>Holt Zeilen zurück…</translation>
    </message>
    <message numerus="yes">
        <source>row(s) would come back</source>
        <translation>
            <numerusform>Zeile käme zurück</numerusform>
            <numerusform>Zeilen kämen zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) came back</source>
        <translation>
            <numerusform>Zeile kam zurück</numerusform>
            <numerusform>Zeilen kamen zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 under another number</source>
        <translation>%1 unter anderer Nummer</translation>
    </message>
    <message>
        <source>are there already</source>
        <translation>sind schon da</translation>
    </message>
    <message>
        <source>stay in the graveyard</source>
        <translation>bleiben auf dem Friedhof</translation>
    </message>
    <message>
        <source>their place is taken</source>
        <translation>ihr Platz ist besetzt</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln row(s) back into %1?</source>
        <translation>
            <numerusform>%Ln Zeile nach %1 zurückholen?</numerusform>
            <numerusform>%Ln Zeilen nach %1 zurückholen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left to put back.</source>
        <translation>Es ist nichts mehr zurückzuholen.</translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln row(s) back</source>
        <translation>
            <numerusform>%Ln Zeile zurückholen</numerusform>
            <numerusform>%Ln Zeilen zurückholen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln row(s) are back in %1.</source>
        <translation>
            <numerusform>Angehalten. %Ln Zeile ist wieder in %1.</numerusform>
            <numerusform>Angehalten. %Ln Zeilen sind wieder in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are back in %1.</source>
        <translation>
            <numerusform>%Ln Zeile ist wieder in %1.</numerusform>
            <numerusform>%Ln Zeilen sind wieder in %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where is the store now?</source>
        <translation>Wo liegt der Speicher jetzt?</translation>
    </message>
</context>
<context>
    <name>storescope::ValueChooser</name>
    <message>
        <source>Value to show</source>
        <translation>Gezeigter Wert</translation>
    </message>
</context>
<context>
    <name>storescope::WelcomePage</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Stores on this machine</source>
        <translation>Speicher auf diesem Rechner</translation>
    </message>
    <message>
        <source>Storescope only reads them. No file is created, changed or locked by looking.</source>
        <translation>Storescope liest sie nur. Hinsehen legt keine Datei an, ändert und sperrt keine.</translation>
    </message>
    <message>
        <source>Find by name, program, path</source>
        <translation>Nach Name, Programm, Pfad suchen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner beobachten…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation>Dem Ende folgen</translation>
    </message>
    <message>
        <source>Pause, show new</source>
        <translation>Anhalten, Neue zeigen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Next, previous error</source>
        <translation>Nächster, voriger Fehler</translation>
    </message>
    <message>
        <source>Mark, next, previous</source>
        <translation>Marke, nächste, vorige</translation>
    </message>
    <message>
        <source>Go to row, id or time</source>
        <translation>Zu Zeile, Kennung oder Zeit</translation>
    </message>
    <message>
        <source>Next, previous row</source>
        <translation>Nächste, vorige Zeile</translation>
    </message>
    <message>
        <source>Find, then n and N</source>
        <translation>Suchen, dann n und N</translation>
    </message>
    <message>
        <source>Every command</source>
        <translation>Jeder Befehl</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>No store at hand?</source>
        <translation>Kein Speicher zur Hand?</translation>
    </message>
    <message>
        <source>Start a demo: a small runtime that writes events, jobs and artifacts while you watch. Or drop a database file or a folder anywhere in the window.</source>
        <translation>Starte eine Vorführung: ein kleines Programm, das Ereignisse, Aufträge und Artefakte schreibt, während du zusiehst. Oder lege eine Datenbankdatei oder einen Ordner irgendwo im Fenster ab.</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Vorführung starten</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Looking in the places that the profiles name…</source>
        <translation>Gesucht wird an den Orten, die die Profile nennen…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message numerus="yes">
        <source>Looked in the known places of %Ln program(s) in %1 s.</source>
        <translation>
            <numerusform>An den bekannten Orten von %Ln Programm in %1 s gesucht.</numerusform>
            <numerusform>An den bekannten Orten von %Ln Programmen in %1 s gesucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>No store of a known program was found in its usual place.
Open a database file or a folder, or drop one here: any SQLite file can be read, known or not.</source>
        <translation>Kein Speicher eines bekannten Programms liegt an seinem üblichen Ort.
Öffne eine Datenbankdatei oder einen Ordner oder lege sie hier ab: jede SQLite-Datei lässt sich lesen, bekannt oder nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s) found, %1 being written</source>
        <translation>
            <numerusform>%Ln Speicher gefunden, %1 werden geschrieben</numerusform>
            <numerusform>%Ln Speicher gefunden, %1 werden geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Open read from a copy</source>
        <translation>Aus einer Kopie öffnen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Undo maintenance</source>
        <translation>Wartung rückgängig machen</translation>
    </message>
    <message>
        <source>Graveyard: %1</source>
        <translation>Friedhof: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) ended in the middle. Each of the rows is in the store or in the graveyard.</source>
        <translation>
            <numerusform>%Ln Aktion endete mittendrin. Jede der Zeilen ist im Speicher oder auf dem Friedhof.</numerusform>
            <numerusform>%Ln Aktionen endeten mittendrin. Jede der Zeilen ist im Speicher oder auf dem Friedhof.</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>The folders that are looked through</source>
        <translation>Die Ordner, die durchsucht werden</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln hidden</source>
        <translation>
            <numerusform>%Ln ausgeblendeten zeigen</numerusform>
            <numerusform>%Ln ausgeblendete zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storescope::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;Folder…</source>
        <translation>Ordner ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open Read From a &amp;Copy…</source>
        <translation>Aus einer &amp;Kopie öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Close &amp;Tab</source>
        <translation>&amp;Reiter schließen</translation>
    </message>
    <message>
        <source>Close &amp;Store</source>
        <translation>&amp;Speicher schließen</translation>
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
        <source>&amp;Copy Value</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy Row as &amp;JSON</source>
        <translation>Zeile als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Reference</source>
        <translation>&amp;Verweis kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
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
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>&amp;Absolut</translation>
    </message>
    <message>
        <source>Since the &amp;First</source>
        <translation>Seit dem &amp;ersten</translation>
    </message>
    <message>
        <source>Since the &amp;Previous</source>
        <translation>Seit dem &amp;vorigen</translation>
    </message>
    <message>
        <source>Since the &amp;Reference</source>
        <translation>Seit dem &amp;Bezug</translation>
    </message>
    <message>
        <source>&amp;Set the Reference Here</source>
        <translation>Bezug hier &amp;setzen</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>&amp;UTC</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>Wie das &amp;System</translation>
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
        <source>Reset &amp;Columns</source>
        <translation>&amp;Spalten zurücksetzen</translation>
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
        <translation>N&amp;ormale Größe</translation>
    </message>
    <message>
        <source>Show &amp;Menu Bar</source>
        <translation>&amp;Menüleiste zeigen</translation>
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
        <source>&amp;Follow</source>
        <translation>&amp;Folgen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Newest Row</source>
        <translation>&amp;Neueste Zeile</translation>
    </message>
    <message>
        <source>&amp;Oldest Row</source>
        <translation>Ä&amp;lteste Zeile</translation>
    </message>
    <message>
        <source>Ne&amp;xt Row</source>
        <translation>N&amp;ächste Zeile</translation>
    </message>
    <message>
        <source>Pre&amp;vious Row</source>
        <translation>&amp;Vorige Zeile</translation>
    </message>
    <message>
        <source>Next &amp;Error</source>
        <translation>Nächster F&amp;ehler</translation>
    </message>
    <message>
        <source>Previous E&amp;rror</source>
        <translation>Voriger Fehle&amp;r</translation>
    </message>
    <message>
        <source>Next of the Same &amp;Operation</source>
        <translation>Nächste desselben Vor&amp;gangs</translation>
    </message>
    <message>
        <source>Previous of the &amp;Same Operation</source>
        <translation>Vorige desselben Vorgan&amp;gs</translation>
    </message>
    <message>
        <source>F&amp;ind in What Is Shown</source>
        <translation>&amp;In dem suchen, was gezeigt wird</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>&amp;Rückwärts suchen</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;Marke setzen</translation>
    </message>
    <message>
        <source>Next M&amp;ark</source>
        <translation>Nä&amp;chste Marke</translation>
    </message>
    <message>
        <source>Previous Mar&amp;k</source>
        <translation>Vorige Mar&amp;ke</translation>
    </message>
    <message>
        <source>&amp;Compare With Marked</source>
        <translation>Mit der Marke ver&amp;gleichen</translation>
    </message>
    <message>
        <source>Re&amp;lated</source>
        <translation>Ver&amp;wandtes</translation>
    </message>
    <message>
        <source>&amp;Go To…</source>
        <translation>Gehe &amp;zu…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation>V&amp;orwärts</translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation>Fi&amp;lter</translation>
    </message>
    <message>
        <source>&amp;Edit the Filter</source>
        <translation>Filter &amp;bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Clear the Filter</source>
        <translation>Filter &amp;leeren</translation>
    </message>
    <message>
        <source>Sa&amp;ve the Filter</source>
        <translation>Filter &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Stop Searching</source>
        <translation>Suche &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Apply the Value as Filter</source>
        <translation>Wert als &amp;Filter anwenden</translation>
    </message>
    <message>
        <source>E&amp;xclude the Value</source>
        <translation>Wert a&amp;usschließen</translation>
    </message>
    <message>
        <source>Filter &amp;From Here</source>
        <translation>Filter a&amp;b hier</translation>
    </message>
    <message>
        <source>Filter &amp;Until Here</source>
        <translation>Filter b&amp;is hier</translation>
    </message>
    <message>
        <source>&amp;Maintenance</source>
        <translation>&amp;Wartung</translation>
    </message>
    <message>
        <source>&amp;Disconnect the Store</source>
        <translation>Speicher &amp;trennen</translation>
    </message>
    <message>
        <source>Read &amp;Less</source>
        <translation>&amp;Weniger lesen</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Stores on This Machine</source>
        <translation>&amp;Speicher auf diesem Rechner</translation>
    </message>
    <message>
        <source>&amp;Next Tab</source>
        <translation>&amp;Nächster Reiter</translation>
    </message>
    <message>
        <source>&amp;Previous Tab</source>
        <translation>&amp;Voriger Reiter</translation>
    </message>
    <message>
        <source>Close &amp;Other Tabs</source>
        <translation>&amp;Andere Reiter schließen</translation>
    </message>
    <message>
        <source>Ne&amp;xt Pane</source>
        <translation>Nä&amp;chster Bereich</translation>
    </message>
    <message>
        <source>Previous P&amp;ane</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;About Storescope</source>
        <translation>Ü&amp;ber Storescope</translation>
    </message>
    <message>
        <source>Go to id, time or command</source>
        <translation>Zu Kennung, Zeit oder Befehl</translation>
    </message>
    <message>
        <source>Commands (%1)</source>
        <translation>Befehle (%1)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Save the &amp;Artifact as…</source>
        <translation>Das &amp;Artefakt speichern unter…</translation>
    </message>
    <message>
        <source>Open the Artifact &amp;With…</source>
        <translation>Das Artefakt öffnen &amp;mit…</translation>
    </message>
    <message>
        <source>Find Who &amp;Names It</source>
        <translation>Suchen, &amp;wer es nennt</translation>
    </message>
    <message>
        <source>&amp;Sweep…</source>
        <translation>A&amp;ufräumen…</translation>
    </message>
    <message>
        <source>C&amp;ollect…</source>
        <translation>&amp;Einsammeln…</translation>
    </message>
    <message>
        <source>&amp;Release…</source>
        <translation>&amp;Freigeben…</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>&amp;Abbrechen…</translation>
    </message>
    <message>
        <source>Re&amp;try…</source>
        <translation>&amp;Wiederholen…</translation>
    </message>
    <message>
        <source>&amp;Purge…</source>
        <translation>&amp;Leeren…</translation>
    </message>
    <message>
        <source>&amp;Graveyard</source>
        <translation>Fried&amp;hof</translation>
    </message>
    <message>
        <source>C&amp;heck the Digest</source>
        <translation>&amp;Prüfsumme prüfen</translation>
    </message>
    <message>
        <source>Mar&amp;ks…</source>
        <translation>Mar&amp;ken…</translation>
    </message>
    <message>
        <source>Check the S&amp;tore…</source>
        <translation>Den &amp;Speicher prüfen…</translation>
    </message>
    <message>
        <source>Ne&amp;w Window</source>
        <translation>Neues &amp;Fenster</translation>
    </message>
    <message>
        <source>Close &amp;Window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>P&amp;in the Tab</source>
        <translation>Reiter an&amp;heften</translation>
    </message>
    <message>
        <source>Open &amp;Beside</source>
        <translation>&amp;Daneben öffnen</translation>
    </message>
    <message>
        <source>Pin the &amp;Row</source>
        <translation>&amp;Zeile anheften</translation>
    </message>
    <message>
        <source>Show the &amp;Stores</source>
        <translation>&amp;Speicher zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;Detail</source>
        <translation>&amp;Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Go to &amp;Tab</source>
        <translation>&amp;Zum Reiter</translation>
    </message>
    <message>
        <source>Tab &amp;%1</source>
        <translation>Reiter &amp;%1</translation>
    </message>
    <message>
        <source>Open the Ro&amp;w</source>
        <translation>Zeile öffne&amp;n</translation>
    </message>
    <message>
        <source>C&amp;heck the Row</source>
        <translation>Zeile an&amp;haken</translation>
    </message>
    <message>
        <source>Check &amp;Up to the Row</source>
        <translation>Bis zur Zeile anhak&amp;en</translation>
    </message>
</context>
</TS>
