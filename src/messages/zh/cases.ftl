# Cases: those that fail, what they have not seen, what they do not notice.

case-failed-what = 用例“{ $case }”: 质检项 { $rule } 应判“{ $expected }”，实判“{ $given }”
case-failed-why = { $reason }{ $list ->
    [none] {""}
   *[other] {" "}首个不一致的条件: { $list } 第 { $number } 条“{ $clause }”(第 { $line } 行){ $truth ->
        [holds] 成立
        [fails] 不成立
        [not-applicable] 不适用
       *[unknown] 无法判断
    }。
}
case-failed-cure = 若期望有误请改用例；若判定有误请改质检项或信号。
case-unreadable-what = 用例“{ $case }”的对话无法读取: { $message }
case-unreadable-cure = 每行写成“客服：……”或“[00:03] 客服：……”。

rule-not-covered-what = 质检项“{ $id }”在用例里{ $seen ->
    [pass] 从未判过不合格
    [fail] 从未判过合格
   *[neither] 既没有判过合格，也没有判过不合格
}
rule-not-covered-why = 只见过一面的质检项，另一面可能是坏的。
rule-not-covered-cure = 补上缺的那种用例。

matchers-not-covered-what = 信号“{ $name }”的 { $of } 个匹配项里有 { $missed } 个在用例里没有命中过: { $texts }{ $more ->
    [more] {" "}……
   *[none] {""}
}
matchers-not-covered-why = 没命中过的短语写错了也看不出来。
matchers-not-covered-cure = 在用到它的质检项的用例里说到它，或删掉它。

change-unnoticed-what = { $subject ->
    [signal] 信号
   *[rule] 质检项
}“{ $name }”有 { $count } 处改动没有一个用例察觉: { $changes }{ $more ->
    [more] {" "}…… 另有 { $rest } 处
   *[none] {""}
}
change-unnoticed-why = - 是去掉，~ 是放宽或改变，括号里是行:列。这些地方写错了，用例也发现不了。
change-unnoticed-cure = 从第一处起，补一个只靠它才判对的用例；如果它本来就没用，删掉它。
