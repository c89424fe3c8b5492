# How far audits agree with human graders.

agreement-title = Agreement with human graders
agreement-counts = { $transcripts } transcripts   { $n } firm labels   { $arguable } arguable   { $bad } of no use
agreement-kappa = Cohen's κ { $kappa } (95 %: { $interval })   agreed { $agreed }
agreement-fail = fail: base rate { $base }   precision { $precision }   recall { $recall }   F1 { $f1 }
agreement-macro = macro-F1 of fail { $f1 } over the { $items } items with at least { $least } fails
agreement-care = fatal rules failed wrongly { $fatal }   not judged by the program { $unjudged }
agreement-arguable = arguable labels agreed with { $agreed } of { $n }
agreement-unjudged = labelled not evaluable { $n }, not judged by the program either { $agreed }
agreement-items = Items
agreement-legend = hit, false, missed: failures found, claimed wrongly, not found; n.e.: not judged by the program
agreement-disagreements = Disagreements: { $count }
agreement-said = labelled { $label }, given { $given } (row { $line })
agreement-grader =
    { $turn ->
        [none] grader: { $comment }
       *[other] grader: line { $turn } { $comment }
    }
agreement-evidence = segment { $segment } “{ $matched }”: { $text }

answer-pass = pass
answer-fail = fail
answer-na = na
answer-not-evaluable = not evaluable

column-labelled = labelled
column-given-pass = given pass
column-given-fail = fail
column-given-na = na
column-given-not-evaluable = not evaluable
column-n = n
column-base = fail rate
column-hits = hit
column-false-alarms = false
column-misses = missed
column-f1 = F1
column-kappa = κ
column-interval = 95 %
column-unjudged = n.e.
column-arguable = arguable

labels-file-unreadable-what = the labels cannot be read: { $error }
labels-file-unreadable-cure = Check the path given with --labels and its permissions.
labels-empty-what = the table holds no labels
labels-empty-cure = Write one row a transcript and item under the header transcript_id,item,verdict,evidence_turn,comment.
labels-columns-missing-what = the table lacks a column of transcript ids, items or verdicts
labels-columns-missing-why = its first line says: { $columns }
labels-columns-missing-cure = Let the first line be transcript_id,item,verdict,evidence_turn,comment (the last two may be missing).
label-incomplete-what = the row lacks its transcript id, item or verdict
label-incomplete-cure = Fill it in, or remove the row.
label-unknown-verdict-what = “{ $verdict }” is no verdict ({ $transcript }, { $item })
label-unknown-verdict-cure = Write pass, fail or na; a question mark behind it makes it arguable.
label-doubled-what = { $item } of { $transcript } is labelled already in row { $first }, which counts
label-doubled-cure = Remove one of the two rows.
label-unknown-item-what = the audit of { $transcript } holds no item { $item }
label-unknown-item-cure =
    { $suggestion ->
        [none] `zhijian rules list` shows the items.
       *[other] Did you mean { $suggestion }?
    }
label-unknown-transcript-what = no audit is of transcript { $transcript } ({ $item })
label-unknown-transcript-cure = Compare the id with the column id of scores.csv.
label-transcript-rejected-what = transcript { $transcript } was rejected and not audited ({ $item })
label-transcript-rejected-why = { $file }: { $reason }
label-transcript-rejected-cure = Repair the transcript and audit again; rejected.jsonl says how.
label-transcript-repeated-what = { $times } audits are of a transcript { $transcript }; only the first was compared
label-transcript-repeated-cure = Give each transcript an id of its own and audit again.
audits-file-unreadable-what = the audits cannot be read: { $error }
audits-file-unreadable-cure = Name the directory that zhijian audit --out wrote, or its audits.jsonl.
audits-unreadable-what = this line is no audit: { $problem }
audits-unreadable-cure = Name the directory that zhijian audit --out wrote, or its audits.jsonl.
audits-other-schema-what = this line is written in the form { $schema }, which is not known here
audits-other-schema-cure = Audit again with this version of zhijian.
audits-mixed-what = the audits are by several rule sets: { $first } and { $second }
audits-mixed-why = Agreement is a property of one rule set.
audits-mixed-cure = Audit again with one rule set, or add --mixed.
no-label-compared-what = no label could be compared with an audit
no-label-compared-cure = Look at the transcript ids and items of the labels.
no-label-of-item-what = no label is of item { $item }
no-label-of-item-cure = Without --item all labelled items are shown.
