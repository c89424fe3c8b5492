use super::*;

/// Marks the match with brackets and a comma with `，`; a bar is a sentence edge.
fn reported(text: &str, speaker: Speaker) -> bool {
    let (mut form, mut breaks, mut marks) = (String::new(), Vec::new(), Vec::new());
    for c in text.chars() {
        match c {
            '，' => breaks.push(form.len()),
            '[' | ']' => marks.push(form.len()),
            '|' => form.push('\n'),
            _ => form.push(c),
        }
    }
    is_reported(&form, &breaks, Span::new(marks[0], marks[1]), speaker)
}

use Speaker::{Agent, Customer};

#[test]
fn the_words_of_others_are_reported() {
    let cases = [
        ("上次那个客服说[不收费]", Customer),
        ("上次那个客服讲，这个[免费]的", Customer),
        ("他们说[三天]就好", Customer),
        ("你们说过[随时能退]", Customer),
        ("人家说[不要钱]", Customer),
        ("我朋友说[开通]要花钱", Customer),
        ("我老公跟我说[办好了]", Customer),
        ("短信上写着[免费]", Customer),
        ("短信说[已开通]", Customer),
        ("网上说[携号转网]很快", Customer),
        ("他的原话是[你去投诉]", Customer),
        ("客服告诉我[没有合约]", Customer),
        ("告诉我[没有合约]", Customer),
        ("您刚才说[我不知道怎么弄]对吗", Agent),
        ("你刚才说[免费]", Customer),
        ("之前的同事说[可以退]", Agent),
        ("师傅说[明天上门]", Agent),
        ("我听说[要收费]", Customer),
        ("上次不是说[免费]吗", Customer),
        ("那上头写的[套外流量]是啥", Customer),
        ("营业厅的人承诺[不收费]", Customer),
        ("我昨天打电话，说[两天]就好", Customer),
        ("当时说[送一年]", Customer),
        ("协议里写着[两年]", Agent),
        ("他跟我讲，没事，[随时能退]", Customer),
    ];
    for (text, speaker) in cases {
        assert!(reported(text, speaker), "{text}");
    }
}

#[test]
fn ones_own_words_are_not() {
    let cases = [
        ("我跟您说一下[月费]", Agent),
        ("我跟您说[月费]是多少", Agent),
        ("我给您说[资费]", Agent),
        ("您说[怎么办]", Agent),
        ("请说[您的号码]", Agent),
        ("我说[退费]", Customer),
        ("就是说[要收费]", Agent),
        ("也就是说[要收费]", Agent),
        ("比如说[流量]", Agent),
        ("简单说[免费]", Agent),
        ("您是说[退订]对吗", Agent),
        ("系统显示[已开通]", Agent),
        ("我刚才说了[月费]", Agent),
        ("刚才说的[月费]是三十九", Agent),
        ("请您告诉我[身份证后四位]", Agent),
        ("我让师傅跟您说[时间]", Agent),
        ("上次那个客服说不收|给我[退费]", Customer),
        ("[办好了]他们说的", Customer),
        ("你们没告诉我[要收费]", Customer),
        ("原因我写[搬家]", Agent),
        ("怎么说[投诉]就投诉", Agent),
        ("把他家的电话告诉我[谢谢]", Customer),
        ("刚才和您说的[月费]", Agent),
        ("你刚才说的那几个[套餐]", Customer),
        ("到时候短信通知您[结果]", Agent),
        ("听说过，[套餐]怎么办", Customer),
        ("查完会告诉我[结果]吗", Customer),
        ("阿姨我跟您说[免费]的", Agent),
    ];
    for (text, speaker) in cases {
        assert!(!reported(text, speaker), "{text}");
    }
}

#[test]
fn a_bare_earlier_is_the_speakers_own_or_the_others() {
    assert!(reported("刚才说[免费]", Customer));
    assert!(!reported("刚才说[免费]", Agent));
}
