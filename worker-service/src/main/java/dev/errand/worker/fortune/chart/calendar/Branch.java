package dev.errand.worker.fortune.chart.calendar;

import dev.errand.worker.fortune.chart.Text;
import java.util.List;

/** The twelve earthly branches with the stems hidden in them, the main one first (《淵海子平》地支藏遁歌). */
public enum Branch {
    ZI("子", "Zi", Element.WATER, "Rat", "鼠", "癸"),
    CHOU("丑", "Chou", Element.EARTH, "Ox", "牛", "己癸辛"),
    YIN("寅", "Yin", Element.WOOD, "Tiger", "虎", "甲丙戊"),
    MAO("卯", "Mao", Element.WOOD, "Rabbit", "兔", "乙"),
    CHEN("辰", "Chen", Element.EARTH, "Dragon", "龍", "戊乙癸"),
    SI("巳", "Si", Element.FIRE, "Snake", "蛇", "丙庚戊"),
    WU("午", "Wu", Element.FIRE, "Horse", "馬", "丁己"),
    WEI("未", "Wei", Element.EARTH, "Goat", "羊", "己丁乙"),
    SHEN("申", "Shen", Element.METAL, "Monkey", "猴", "庚壬戊"),
    YOU("酉", "You", Element.METAL, "Rooster", "雞", "辛"),
    XU("戌", "Xu", Element.EARTH, "Dog", "狗", "戊辛丁"),
    HAI("亥", "Hai", Element.WATER, "Pig", "豬", "壬甲");

    private final String hanzi;
    private final String pinyin;
    private final Element element;
    private final Text animal;
    private final List<Stem> hidden;

    Branch(String hanzi, String pinyin, Element element, String animal, String animalZh, String hidden) {
        this.hanzi = hanzi;
        this.pinyin = pinyin;
        this.element = element;
        this.animal = new Text(animal, animalZh);
        this.hidden = hidden.chars().mapToObj(Character::toString).map(Stem::of).toList();
    }

    /** The branch at an index that may run over either end. */
    public static Branch of(int index) {
        return values()[Math.floorMod(index, 12)];
    }

    /** The branch of the double hour in which a clock shows {@code hour}: Zi is 23:00 to 01:00. */
    public static Branch ofHour(int hour) {
        return of((hour + 1) / 2);
    }

    public String hanzi() {
        return hanzi;
    }

    public Element element() {
        return element;
    }

    public boolean yang() {
        return ordinal() % 2 == 0;
    }

    public Text animal() {
        return animal;
    }

    public List<Stem> hidden() {
        return hidden;
    }

    /** {@code Zi 子 (Rat)} and {@code 子}. */
    public Text text() {
        return new Text(pinyin + " " + hanzi + " (" + animal.en() + ")", hanzi);
    }

    /** The branch opposite to this one, with which it clashes (六沖). */
    public Branch clash() {
        return of(ordinal() + 6);
    }

    String pinyin() {
        return pinyin;
    }
}
