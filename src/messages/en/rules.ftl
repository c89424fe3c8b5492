# Problems of rule files: what is wrong, why it matters, what to do.

yaml-syntax-what = this is not valid YAML: { $message }
yaml-syntax-cure = Check indentation (plain spaces), the space after each colon, and paired quotes; quote text that begins with * & % @.

duplicate-key-what = the key "{ $key }" is written twice
duplicate-key-why = Only one of them would count.
duplicate-key-cure = Remove or merge one of them.

several-documents-what = the file holds several YAML documents (separated by ---)
several-documents-cure = Split it into files, or remove the ---.

yaml-too-large-what = the file expands to too much
yaml-too-large-why = Aliases that refer to aliases multiply.
yaml-too-large-cure = Use fewer aliases, or split the rules into several files.

yaml-too-deep-what = the file is nested too deeply
yaml-too-deep-cure = Nest less.

fullwidth-colon-what = a full-width colon "：" stands here
fullwidth-colon-why = YAML knows only the plain colon with a space; the line is taken for one text.
fullwidth-colon-cure = Write ": " instead.

fullwidth-indent-what = the line is indented with full-width spaces (U+3000)
fullwidth-indent-why = YAML knows only plain spaces as indentation.
fullwidth-indent-cure = Use plain spaces.

unknown-key-what = { $within } has no key "{ $key }"{ $suggestion ->
    [none] {""}
   *[other] ; did you mean "{ $suggestion }"?
}
unknown-key-why = A misspelt key does nothing, and verdicts differ from what was meant.
unknown-key-cure = Correct the key or remove it.

wrong-type-what = "{ $key }" must be { $expected ->
    [map] a map of keys and values
    [list] a list
    [number] a number
    [count] a whole number
    [truth] true or false
   *[other] a text
}
wrong-type-cure = See the documentation of this key.

missing-key-what = { $within } lacks "{ $key }"
missing-key-cure = Add it.

bad-unit-what = "{ $value }" is not { $expected ->
    [time] a time such as 5s or 2min
    [amount] a number, a time (5s) or a share (30%)
    [extent] a length such as 2 turns, 10s or 25%
    [reach] a distance such as 2 turns or 30s
    [turns] a number of turns such as 3 turns
   *[words] a number of words such as 2 words
}
bad-unit-cure = Write number and unit in plain ASCII.

unknown-name-what = "{ $key }" cannot be "{ $name }"{ $suggestion ->
    [none] {""}
   *[other] ; did you mean "{ $suggestion }"?
}
unknown-name-cure = It can be: { $known }

unknown-param-what = there is no parameter "{ $name }"{ $suggestion ->
    [none] {""}
   *[other] ; did you mean "{ $suggestion }"?
}
unknown-param-cure = Define it under params in ruleset.yaml, or correct the name.

reach-without-anchor-what = "{ $key }" has no before, after or near to belong to
reach-without-anchor-cure = Add before, after or near, or remove "{ $key }".

clause-kind-what = a clause is one of signal, measure, metadata, all, any, not, of (here: { $written })
clause-kind-cure = Split it into clauses and join them with all or any.

signal-without-matcher-what = the signal "{ $name }" has no matcher
signal-without-matcher-why = It can never happen.
signal-without-matcher-cure = Add phrases, regex, entities or another matcher.

mixed-signal-what = "{ $key }" does not go with the other keys here
mixed-signal-why = A signal is either matchers (phrases …) or another signal in a window.
mixed-signal-cure = Make one of them a signal of its own and name it.

across-without-all-what = across belongs to all and regex only
across-without-all-cure = Remove it.

missing-list-what = there is no file "{ $name }"
missing-list-cure = Put it into the rule set's directory and check its name.

short-example-what = An example of similar_to is too short, or there is none
short-example-why = An example needs at least two characters to be compared with.
short-example-cure = Write whole sentences.

threshold-out-of-range-what = The similarity "{ $value }" is not between 0 and 1
threshold-out-of-range-cure = Write a number above 0 and at most 1, e.g. 0.6.

sounds-like-without-phrases-what = sounds_like is for phrases only
sounds-like-without-phrases-why = There are no phrases here, so it has no effect.
sounds-like-without-phrases-cure = Remove sounds_like, or write phrases.

rule-without-clause-what = the rule "{ $id }" has neither expect nor forbid
rule-without-clause-why = It can judge nothing.
rule-without-clause-cure = Add expect or forbid; write manual: true for what only a human can judge.

dangling-signal-what = there is no signal "{ $name }"{ $suggestion ->
    [none] {""}
   *[other] ; did you mean "{ $suggestion }"?
}
dangling-signal-cure = Correct the name, or define it under signals.

dangling-rule-what = there is no rule "{ $name }"{ $suggestion ->
    [none] {""}
   *[other] ; did you mean "{ $suggestion }"?
}
dangling-rule-cure = Correct the id.

signal-cycle-what = signals refer to each other in a circle: { $path }
signal-cycle-why = None of them can be found first.
signal-cycle-cure = Remove one of the references.

rule-cycle-what = yields_to goes in a circle: { $path }
rule-cycle-cure = Remove one of them.

duplicate-signal-what = the signal "{ $name }" is already defined in { $other }
duplicate-signal-cure = Rename or remove one of them.

duplicate-rule-what = the rule "{ $id }" is already defined in { $other }
duplicate-rule-cure = Rename or remove one of them.

trigger-without-for-each-what = the rule "{ $id }" uses trigger or previous without for_each
trigger-without-for-each-why = Without a trigger the window means nothing; in when there never is one.
trigger-without-for-each-cure = Add for_each, or use another anchor.

trigger-in-signal-what = the window of the signal "{ $name }" uses trigger or previous
trigger-in-signal-why = In a signal only when has a trigger.
trigger-in-signal-cure = Move it into when, or use another anchor.

empty-phrase-what = nothing is left of the phrase "{ $phrase }" without punctuation and spaces
empty-phrase-why = It can never match.
empty-phrase-cure = Write text, or remove it.

bad-regex-what = the regular expression is wrong: { $message }
bad-regex-cure = Correct it; put a backslash before special characters.

weights-not-total-what = the weights sum to { $sum }, the scheme says { $total }
weights-not-total-why = The score sheet and the score would disagree.
weights-not-total-cure = Correct the weights or scoring.total.

bad-lexicon-line-what = this line of the lexicon cannot be read: { $text }
bad-lexicon-line-cure = Write: word, TAB, part of speech, e.g. 套餐⇥n.

no-ruleset-file-what = the directory { $directory } holds no ruleset.yaml
no-ruleset-file-why = Id, version, parameters and scoring stand there.
no-ruleset-file-cure = Check the directory given with --rules; a new rule set begins with ruleset.yaml (id and version at least).

rules-unreadable-what = cannot be read: { $message }
rules-unreadable-cure = Check the path and its permissions.

rule-file-too-large-what = the file has { $bytes } bytes, more than { $limit }
rule-file-too-large-cure = Split it; put long lists of phrases into a CSV for phrases_from.

rules-not-utf8-what = the file is not UTF-8 (at byte offset { $offset })
rules-not-utf8-cure = Save it as UTF-8 in an editor.

tab-indent-what = the line is indented with a tab
tab-indent-why = YAML knows only plain spaces as indentation.
tab-indent-cure = Use plain spaces; editors can be told to insert spaces for Tab.

fullwidth-punctuation-what = a full-width "{ $mark }" stands here
fullwidth-punctuation-why = YAML knows only the plain marks; full-width ones are text.
fullwidth-punctuation-cure = Write { $plain } instead; if it is meant as text, put the text in quotes.

window-empty-what = this window never holds anything: { $why ->
    [length] the length of first or last is 0
    [start] there is nothing before the start
    [end] there is nothing after the end
    [order] the previous trigger always stands before the trigger
   *[other] it asks for what is both before and after the same place
}
window-empty-why = The clause can never find what it looks for, and its verdict means nothing.
window-empty-cure = Correct the window; for what lies between two occurrences, tell them apart with which or previous.

bounds-empty-what = no value lies between at least { $low } and at most { $high }
bounds-empty-why = The condition can never hold.
bounds-empty-cure = Correct one of them.

veto-never-what = a veto can never happen: { $why ->
    [cap] the cap of veto is not below the full score
    [no-fatal-rule] no rule has severity: fatal
    [manual] the rule "{ $id }" is judged by a human and never fails
   *[expect] severity on an expect clause of the rule "{ $id }" has no effect
}
veto-never-why = The scheme promises a red line that the score does not know.
veto-never-cure = { $why ->
    [cap] Lower the cap.
    [no-fatal-rule] Give the red-line rules severity: fatal, or remove veto.
    [manual] Write clauses that can be judged, or change the severity.
   *[expect] Write severity on the rule, or on a clause of forbid.
}

gap-only-phrase-what = the phrase "{ $phrase }" is nothing but *
gap-only-phrase-why = A * only skips characters between the texts on both sides of it.
gap-only-phrase-cure = Write text, or remove it.

allow-without-reason-what = "{ $lint }" is suppressed without a reason
allow-without-reason-why = Without a reason nobody will dare to touch it later.
allow-without-reason-cure = Write { $lint }: reason.

rules-no-file-what = this is no ordinary file
rules-no-file-cure = A rule file must be an ordinary file; see whether it is a pipe, a device or a broken link.

rule-set-too-large-what = the files of the rule set exceed { $limit } bytes together; from this one on they were not read
rule-set-too-large-cure = Check that the directory is the right one; remove lists that are not used.
