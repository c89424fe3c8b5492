use super::*;

#[test]
fn questions_are_known_by_their_words() {
    let cases: &[(&str, Option<char>)] = &[
        ("您看行", Some('？')),
        ("给您办可以吗", None),
        ("给您办可以吗", Some('。')),
        ("您还满意吗谢谢", Some('。')),
        ("您还满意不", None),
        ("是尾号四四二零的机主不", None),
        ("那您还有其他业务要办不啊", None),
        ("收到没", None),
        ("对方让您转钱了没有", Some('。')),
        ("您还有别的问题没有", None),
        ("那就给您提交了可以吧", None),
        ("对吧", Some('。')),
        ("是您本人没错吧", None),
        ("您是机主本人吧", Some('。')),
        ("不会没了吧", None),
        ("能不能退", Some('。')),
        ("您看可不可以", None),
        ("您方不方便", None),
        ("满不满意", Some('。')),
        ("有没有收到短信", None),
        ("你看能不能给我换个便宜点的", None),
        ("那打电话呢", None),
        ("要是超了呢", None),
        ("什么时候生效", None),
        ("那怎么办", None),
        ("要签几年", None),
        ("你工号多少", None),
        ("为什么扣我钱", Some('，')),
        ("你哪位", None),
        ("这个咋弄", None),
        ("请问您需要办理什么业务", Some('。')),
        ("您贵姓", None),
        ("几点上门", None),
        ("哎等一下我那张卡还挂在上面的不会没了吧", None),
        ("还有别的问题没", None),
        ("之前几个月的能退我不", None),
        ("聊天多还是看视频多", Some('。')),
        ("是线路的问题还是路由器的问题", None),
        ("她这号好像还有个合约吧", None),
        ("多久能好", None),
        ("您是要换吧", None),
    ];
    for &(sentence, mark) in cases {
        assert!(is_question(sentence, mark), "{sentence}");
    }
}

#[test]
fn statements_are_no_questions() {
    let cases: &[(&str, Option<char>)] = &[
        ("", None),
        ("可以", None),
        ("好吧", None),
        ("行吧", None),
        ("算了吧", None),
        ("办吧", None),
        ("那就这样吧", None),
        ("您提吧", None),
        ("我也不懂，你看着弄吧", None),
        ("我反正也得住好几年，你就给我报上吧", None),
        ("没什么", None),
        ("宽带什么的", None),
        ("怎么都行", None),
        ("多少都可以", None),
        ("我不怎么用流量", None),
        ("哪怕贵一点", None),
        ("花了几百块", None),
        ("好几天了", None),
        ("什么时候生效", Some('。')),
        ("我帮您看看有没有合适的", None),
        ("我查一下能不能退", None),
        ("不管是不是本人", None),
        ("动不动就断网", None),
        ("我不", None),
        ("还没", None),
        ("没有", None),
        ("我都没有", None),
        ("正在查呢", None),
        ("领导开会呢", None),
        ("有什么问题随时联系我们", None),
        ("您等我几秒钟", None),
        ("不管谁打来", None),
        ("那么", None),
        ("没了没了", None),
        ("这个月还是按原来的扣", None),
        ("报了个什么号", None),
        ("已经给您开通了", Some('！')),
    ];
    for &(sentence, mark) in cases {
        assert!(!is_question(sentence, mark), "{sentence}");
    }
}
