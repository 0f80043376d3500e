//! Forms of one character: traditional, variant and what desks write for them in names.
//!
//! The pairs are the product's own data, written down from the characters that surnames and given
//! names of Sichuan's donors have most; they are not taken from any table. A pair that is missing
//! makes two names one character different, which is near all the same.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Pairs of a form and the usual one. No usual form is itself a form of another.
const PAIRS: &str = "\
劉刘張张陳陈楊杨黃黄趙赵吳吴鄭郑馮冯蔣蒋韓韩許许鄧邓蕭萧肖萧葉叶蘇苏盧卢羅罗錢钱孫孙馬马\
閻阎闫阎賈贾韋韦鍾钟鐘钟譚谭陸陆顧顾龔龚萬万湯汤賴赖嚴严莊庄魯鲁單单喬乔齊齐謝谢鄒邹竇窦\
龐庞邊边塗涂嶽岳倫伦聶聂關关蘭兰紅红麗丽強强彊强軍军偉伟傑杰興兴榮荣貴贵寶宝寳宝雲云慶庆\
衛卫東东曉晓輝辉煇辉義义愛爱樂乐飛飞鵬鹏淵渊國国龍龙鳳凤華华長长陽阳陰阴靜静潔洁瓊琼瑩莹\
穎颖頴颖俠侠儉俭億亿勝胜勵励勛勋勳勋嬌娇學学寧宁甯宁將将峯峰崑昆廣广應应懷怀戰战撫抚數数\
時时暉晖會会業业極极標标樹树權权歡欢氣气決决沖冲洩泄淨净滿满漢汉濤涛濱滨瀟潇澤泽濟济為为\
爲为爾尔獻献環环當当發发盡尽禮礼禎祯積积穩稳竝并筆笔節节簡简紀纪純纯紹绍終终絢绚綠绿維维\
綿绵緒绪緣缘線线縣县總总織织繼继纓缨羣群聖圣聞闻聰聪聲声職职臨临艷艳藝艺蓮莲薔蔷藍蓝虛虚\
術术裝装見见親亲覺觉觀观計计訓训記记詠咏詩诗誠诚語语調调諾诺護护讓让豐丰財财賢贤贊赞趕赶\
躍跃輕轻農农連连進进運运遠远適适達达遲迟鄉乡銀银銘铭鋒锋鋼钢錄录錦锦鎮镇鐵铁門门開开間间\
隊队階阶際际隨随雙双雖虽電电霧雾頌颂順顺須须領领頻频題题願愿風风駿骏騰腾驊骅驍骁魚鱼鮮鲜\
鴻鸿鵑鹃鶯莺鶴鹤麥麦點点齡龄昇升陞升堃坤喆哲珮佩濬浚氷冰槑梅燄焰甦苏迺乃皜皓綵彩祕秘弍二\
弌一弎三逺远囯国髙高";

static USUAL: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let forms: Vec<char> = PAIRS.chars().collect();
    let (pairs, _) = forms.as_chunks();
    pairs
        .iter()
        .rev()
        .map(|[form, usual]| (*form, *usual))
        .collect()
});

/// The usual form of a character.
pub(super) fn usual(character: char) -> char {
    USUAL.get(&character).copied().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_form_of_every_form_is_its_own_usual_form() {
        let forms: Vec<char> = PAIRS.chars().collect();
        assert!(forms.len().is_multiple_of(2));
        for pair in forms.chunks(2) {
            assert_eq!(usual(pair[1]), pair[1], "{pair:?}");
        }
    }
}
