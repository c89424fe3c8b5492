# Lints: what a valid rule set probably does not mean.

unused-signal-what = no rule uses the signal "{ $name }"
unused-signal-why = It changes no verdict; or it is missing where it should be used.
unused-signal-cure = Use it in a rule, or remove it.

phrase-contained-what = the phrase "{ $phrase }" is covered by "{ $other }"
phrase-contained-why = It matches with or without it, and whoever edits the list will think that both count.
phrase-contained-cure = Remove the longer one; if only the longer one is meant, remove the shorter.

phrase-expected-and-forbidden-what = the rule "{ $rule }" both expects and forbids "{ $phrase }" (signals { $expected } and { $forbidden })
phrase-expected-and-forbidden-why = Who says it does right and wrong at once, and one of the two is judged wrongly.
phrase-expected-and-forbidden-cure = Remove it from one of the signals.

word-not-cut-what = segmentation does not see "{ $word }"; it is cut into: { $cut }
word-not-cut-why = words matches only whole words as segmentation cuts them, so that this one hardly ever matches.
word-not-cut-cure = Add it to the lexicon, use phrases instead, or change the part of speech.

regex-matches-everything-what = the pattern "{ $pattern }" matches everything
regex-matches-everything-why = It matches in every turn, and a verdict that rests on it means nothing.
regex-matches-everything-cure = Remove what may be absent and write what must be there.

regex-matches-nothing-what = the pattern "{ $pattern }" never matches
regex-matches-nothing-why = Punctuation and spaces are left out before matching, width and case are folded: what it asks for is gone by then.
regex-matches-nothing-cure = Remove punctuation and spaces from the pattern; write digits and letters in plain ASCII.

rule-never-applies-what = the rule "{ $id }" never applies
rule-never-applies-why = No transcript can satisfy its channels, its when and its clauses together.
rule-never-applies-cure = Check channels, when, and values that differ by channel.

rule-without-cases-what = the rule "{ $id }" has no cases
rule-without-cases-why = Without cases nobody knows whether it judges rightly.
rule-without-cases-cure = Write at least one case that passes and one that fails.

rule-never-fails-what = no case of the rule "{ $id }" fails
rule-never-fails-why = A rule that never fails would pass these cases, too.
rule-never-fails-cure = Add a case that fails.

anchor-not-guaranteed-what = the rule "{ $rule }" looks around "{ $anchor }", which need not occur
anchor-not-guaranteed-why = Where it does not occur, the clause does not apply and silently judges nothing.
anchor-not-guaranteed-cure = Ask for it in when, or end the list of anchors with start or end.

identical-rules-what = the rules "{ $id }" and "{ $other }" have the same conditions
identical-rules-why = One thing is deducted twice.
identical-rules-cure = Make them one, or correct the conditions of one of them.

item-without-rule-what = no rule judges the item "{ $item }" of the { $list ->
    [dimensions] dimensions
   *[sections] score sheet
}{ $suggestion ->
    [none] {""}
   *[other] ; did you mean "{ $suggestion }"
}
item-without-rule-why = It stands there and is never judged.
item-without-rule-cure = Write a rule with this item (manual: true for what only a human can judge), or remove it from { $list }.

unused-param-what = nothing uses the parameter "{ $name }"
unused-param-why = Changing it changes nothing, though whoever does so thinks it does.
unused-param-cure = Write ${ $name } in a rule to use it, or remove it.

unused-suppression-what = "{ $lint }" is suppressed here and does not occur
unused-suppression-why = If it stays, nobody will see it when it does occur.
unused-suppression-cure = Remove the entry.
