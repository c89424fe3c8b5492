# ingest

input-not-found-what = There is no such file or folder.
input-not-found-cure = Check the path; quote it if it holds spaces.

no-transcripts-what = The folder holds no transcripts.
no-transcripts-cure = Check the path; it should hold plain text (each line begins with who speaks, as in “客服：…”), tables or JSON Lines.

input-unreadable-what = It cannot be read: { $problem }.
input-unreadable-cure = Check the permissions, and that no other program holds the file open.

no-standard-input-what = “-” stands for standard input, but there is none, or it was read already.
no-standard-input-cure = Name “-” once, and pipe a file into the program.

not-a-transcript-what = The file is in no format that can be read.
not-a-transcript-cure = Save it as plain text with a speaker before each utterance (“客服：…”), as CSV or XLSX with headings, or as JSON Lines.

binary-file-what = The file is not text.
binary-file-cure = Give the text of the conversation, not its recording; save office documents as plain text first.

empty-file-what = The file is empty.
empty-file-cure = Export it again.

empty-transcript-what = Nothing is said in the transcript.
empty-transcript-cure = Export it again, or leave it out: a conversation without words cannot be audited.

input-too-large-what = The file is larger than { $limit }.
input-too-large-cure = Split it; as CSV or JSON Lines, one transcript a line, a file may be of any size.

line-too-long-what = The line is longer than { $limit }.
line-too-long-cure = Write one transcript a line; if the file is one large JSON document, save it with the extension .json.

too-many-segments-what = The transcript has more than { $limit } segments.
too-many-segments-cure = Split it into the conversations it is made of.

undecodable-text-what = The byte at offset { $offset } is no { $encoding }.
undecodable-text-why = A character that cannot be read would change what was said, so nothing is guessed.
undecodable-text-cure = Save the file as UTF-8, or export it again: it may have been cut off.

bad-json-what = This is not valid JSON: { $problem } near character { $column }.
bad-json-cure = Export the transcript again; a line must hold one whole object.

json-not-object-what = A transcript is an object, but this is: { $found }.
json-not-object-cure = Write {"{"}"segments": […]{"}"}.

missing-segments-what = The object has no “segments”.
missing-segments-cure = Put what was said under “segments”: [{"{"}"speaker": "agent", "text": "…"{"}"}, …].

missing-segment-key-what = “{ $path }” is missing.
missing-segment-key-cure = Every segment needs “speaker” and “text”.

wrong-json-type-what = “{ $path }” must be a { $expected }, but is: { $found }.
wrong-json-type-cure = Correct the value, or leave the key out where it is not needed.

no-speaker-labels-what = No line says who speaks.
no-speaker-labels-why = Without speakers there is nothing that the agent said or did not say.
no-speaker-labels-cure = Put a speaker before each utterance, e.g. “客服：您好”; for labels of your own use --speakers.

no-cues-what = The file holds no subtitles with times.
no-cues-cure = Every cue needs a line such as 00:00:01,000 --> 00:00:02,500; export it again.

textgrid-broken-what = The TextGrid breaks off at tier { $tier }, item { $item }.
textgrid-broken-why = The file is not whole, and what follows is not known.
textgrid-broken-cure = Save it again with Praat.

stm-line-broken-what = The line is not “recording channel speaker start end text”.
stm-line-broken-cure = Correct the line; start and end are seconds.

no-speech-what = The recogniser found no speech ({ $status }).
no-speech-cure = Listen to the recording: leave it out if it is empty, else recognise it again.

recognition-failed-what = The recognition failed: { $status }.
recognition-failed-cure = Recognise the recording again, then export the result.

recognition-unfinished-what = The recognition is not finished ({ $status }).
recognition-unfinished-cure = Export the result once it is.

export-without-utterances-what = The result holds the whole text, but no utterances.
export-without-utterances-why = Without knowing who says what and when, nothing can be judged.
export-without-utterances-cure = Switch on sentences, time stamps and speaker diarisation in the recogniser, and export again.

bad-speaker-map-what = “{ $part }” does not say who a speaker is.
bad-speaker-map-cure = Write label=role, e.g. 0=agent,1=customer; roles are agent, customer and system.

archive-too-large-what = More than { $limit } would come out of it.
archive-too-large-cure = Split it, or unpack it yourself and name the folder.

archive-too-dense-what = What comes out of it is more than { $ratio } times as large as what goes in.
archive-too-dense-why = No conversation compresses so well; files made to fill a disk do.
archive-too-dense-cure = If you trust it, unpack it yourself and name the folder.

archive-damaged-what = The compressed file is damaged or cut off: { $problem }.
archive-damaged-cure = Export or copy it again.

archive-nested-what = It is an archive inside an archive.
archive-nested-cure = Unpack the outer one yourself and name the folder.

archive-encrypted-what = The file is protected by a password.
archive-encrypted-cure = Pack it without a password, or unpack it yourself.

archive-method-what = The file was packed by a method that is not known here ({ $method }).
archive-method-cure = Pack it as ordinary ZIP (Deflate), or unpack it yourself.

archive-too-many-files-what = The archive holds more than { $limit } files.
archive-too-many-files-cure = Split it, or unpack it yourself and name the folder.

conversation-too-long-what = The conversation that begins here takes more than { $limit } of the table.
conversation-too-long-cure = See whether a quotation mark is missing, or whether rows of several conversations bear the same id.

table-without-text-what = No column holds what was said; the columns are: { $columns }.
table-without-text-cure = Name it “text” (or 内容), or say which it is: --columns text=HEADING,speaker=HEADING.

table-column-missing-what = There is no column “{ $column }”; the columns are: { $columns }.
table-column-missing-cure = Correct --columns; a heading must be written as in the table.

table-unclosed-quote-what = A quotation mark that opens in this row is never closed.
table-unclosed-quote-why = The rest of the file would be a single cell.
table-unclosed-quote-cure = Export the table again, or double quotation marks that stand inside a cell.

table-bad-json-what = The line is no JSON object (near character { $column }).
table-bad-json-cure = Write one object a line, as in {"{"}"id":"…","team":"…"{"}"}.

sheet-unreadable-what = The spreadsheet cannot be read: { $problem }.
sheet-unreadable-cure = Open it, take away its password, and save it again as XLSX or CSV.

sheet-missing-what = There is no sheet “{ $sheet }”; the sheets are: { $sheets }.
sheet-missing-cure =
    { $suggestion ->
        [none] Correct --sheet.
       *[other] Did you mean --sheet { $suggestion }?
    }

sheet-too-large-what = The sheet “{ $sheet }” holds more than { $limit }.
sheet-too-large-cure = Save it as CSV, which may be of any size.

workbook-too-large-what = The sheets would take more than { $limit } of memory: cells stand far apart from each other.
workbook-too-large-cure = Save it as XLSX or CSV.

bad-column-map-what = “{ $part }” does not say what a column means.
bad-column-map-cure = Write meaning=heading, e.g. text=内容,speaker=角色.

unknown-column-meaning-what = “{ $part }” begins with no meaning of a column.
unknown-column-meaning-cure =
    { $suggestion ->
        [none] Meanings are: { $meanings }.
       *[other] Did you mean { $suggestion }? Meanings are: { $meanings }.
    }

doubled-column-what = “{ $part }” names a meaning or a heading that was named before.
doubled-column-cure = Leave one of the two.

metadata-empty-what = The table has no rows.
metadata-empty-cure = It needs a header line and one row a transcript.

metadata-no-id-column-what = No column says which transcript a row is about; the columns are: { $columns }.
metadata-no-id-column-cure = Name one of them “transcript_id” (or 录音编号, 会话ID, 通话ID): the id or file name of the transcript.

metadata-doubled-id-what = Rows { $first } and { $second } are both about “{ $id }”.
metadata-doubled-id-cure = Delete one of the two rows.

metadata-row-without-id-what = The row does not say which transcript it is about.
metadata-row-without-id-cure = Fill in the id, or delete the row.

metadata-row-too-long-what = The row has { $cells } cells, the table { $columns } columns.
metadata-row-too-long-cure = Put a value that holds a separator in quotation marks.

warning-unknown-speaker = Nobody knows who “{ $detail }” is.
warning-roles-inferred = Agent and customer were told apart by what they say (confidence and result: { $detail }); if that is wrong, say who is who with --speakers.
warning-roles-unsure = What is said does not show who is agent and who is customer (most likely: { $detail }), so they stay unknown; say who is who with --speakers.
warning-roles-swapped = Going by what is said, agent and customer are very likely swapped (confidence: { $detail }); rules that depend on who speaks are not judged.
warning-same-text-on-both-sides = Agent and customer say the same words ({ $detail }), as where a channel is doubled or hears the other; rules that depend on who speaks are not judged.
warning-unanswered = Voice mail, an announcement or a telephone assistant answered, not the customer; rules that take a customer are not judged.
warning-no-customer-speech = Nothing the customer said is in the transcript, as where only the agent was recorded; rules that depend on what the customer says are not judged.
warning-no-agent-speech = Nothing the agent said is in the transcript; rules that depend on what the agent says are not judged.
warning-times-go-back = The times go back by { $detail } ms, so their order or the times are wrong; rules about time are not judged.
warning-newest-first = The last utterance was listed first; the segments were turned around ({ $detail } of them moved).
warning-channel-after-channel = One channel was listed after the other; the segments were put in the order of their times ({ $detail } of them moved).
warning-times-overlap = This segment takes nearly the whole conversation, or overlaps others of the same person; rules about time are not judged.
warning-absurd-pace = By these times about { $detail } characters a minute are spoken, which cannot be; rules about time are not judged.
warning-unknown-channel = The channel “{ $detail }” is unknown; the default is used.
warning-unknown-direction = The direction “{ $detail }” is unknown; the default is used.
warning-unknown-ended-by = “{ $detail }” does not say who ended the conversation.
warning-bad-ring-time = “{ $detail }” is no ringing time.
warning-negative-time = The time { $detail } ms is negative and was left out.
warning-absurd-time = The time { $detail } ms is too large to be true and was left out.
warning-end-before-start = The segment ends before it starts ({ $detail } ms); its end was left out.
warning-start-before-previous = The segment starts before the one ahead of it ({ $detail } ms).
warning-text-before-first-speaker = This text stands before the first speaker and was left out: { $detail }
warning-no-speaker = Nothing says who speaks.
warning-bad-time = “{ $detail }” is no time and was left out.
warning-segment-without-text = The segment has no text ({ $detail }) and was left out.
warning-skipped-item = An utterance was expected, but this is: { $detail }; it was left out.
warning-skipped-tier = The tier “{ $detail }” is not what somebody says and was left out.
warning-cue-without-text = The cue at { $detail } has no text and was left out.
warning-text-outside-of-cues = This text belongs to no cue and was left out: { $detail }
warning-longer-than-a-day = By its times the conversation lasts { $detail } hours; their unit may be wrong, such as milliseconds taken for seconds.
warning-conversation-resumed = Rows of “{ $detail }” go on after those of other conversations; each part is a transcript of its own.
warning-unreadable-time = “{ $detail }” is no time and was left out.
warning-not-in-metadata = The metadata says nothing about this transcript.
