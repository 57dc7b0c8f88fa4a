package parley.agreement.load;

import java.util.TreeMap;

/** A pack of one notice, one exchange and one limit, small enough to be spoiled one line at a time. */
final class SmallPack {
    static final String AGREEMENT = """
            agreement: small
            version: "1"
            title: A small agreement
            roles: { chair: charter }
            time: { zone: UTC }
            facts:
              Drill:
                owner: hosts
                id: id
                hosts: [party]
                form: [march, landing]
                start: date
                begins: instant
                ends: instant
                snap: { type: bool, default: false }
                points: [text]
                asker: party
              Unit:
                owner: drill.hosts
                key: [drill, party]
                drill: id
                party: party
                from: date
                to: date
                troops: count
            derived:
              Drill:
                troops: { sum: unit.troops, of: Unit.drill, during: [unit.from, unit.to] }
                parties: { each: unit.party, of: Unit.drill }
            terms:
              large: { ref: "1", when: "drill.troops >= 500" }
              very-large: { all: [{ term: large }, { ref: "1", when: "drill.troops > 900" }] }
            """;

    static final String NOTICE = """
            provision: notice
            kind: notify
            ref: "2"
            for: Drill
            debtors:
              - { ref: "2", each: drill.hosts, applies: { term: large } }
            creditors: others
            deadline: { before: drill.start, lead: P7D, judged: witnessed }
            satisfiedBy: { format: notice, by: debtor, matching: "notice.drill == drill.id" }
            breachedWhen: drill.start
            exceptions:
              - { ref: "3", overrides: deadline, when: "drill.snap", deadline: { at: drill.begins, judged: witnessed } }
              - ref: "4"
                overrides: [deadline]
                when: "!drill.snap && drill.form == 'landing'"
                deadline: { before: drill.start, lead: P14D, judged: received }
            """;

    static final String QUESTION = """
            provision: question
            kind: exchange
            ref: "5"
            for: Drill
            steps:
              - id: ask
                ref: "5"
                power: { holder: drill.asker, against: drill.hosts, exercisedBy: { format: notice, by: holder } }
                valid: { window: { before: drill.begins, atLeast: PT1H, atMost: P5D }, judged: witnessed }
              - id: answer
                ref: "6"
                duty: { debtor: drill.hosts }
                deadline: { after: ask.received, within: PT48H, judged: witnessed }
                satisfiedBy: { format: notice, by: debtor, matching: "answer.drill == drill.id" }
              - id: meeting
                ref: "7"
                duty: { debtor: chair }
                opensOn: [answer.met, answer.overdue]
                deadline: { after: answer.witnessed, within: P3D, judged: witnessed }
                satisfiedBy: { format: notice, by: chair }
            """;

    static final String FEW = """
            provision: few
            kind: limit
            ref: "11"
            for: Drill
            debtors: [{ ref: "11", each: drill.hosts }]
            members: { term: large }
            limits:
              - { id: yearly, ref: "11", atMost: 6, counting: { calendarYears: 1, by: drill.start }, members: { not: { term: very-large } } }
              - { id: at-once, ref: "12", atMost: 3, counting: { overlap: [drill.start, drill.start], ends: inclusive } }
            """;

    static final String FORMAT = """
            format: notice
            title: { en: Notice }
            ref: "2"
            release: 2
            precedence: routine
            states:
              - { fact: Drill, id: body.drill }
              - { fact: Unit, each: body.units }
            fields:
              - { item: "1", name: drill, type: id, required: true }
              - { item: "2", name: hosts, type: [party], required: true }
              - { item: "3", name: start, type: date, required: true }
              - { item: "4", name: units, type: [Unit] }
            """;

    private final TreeMap<String, String> texts = new TreeMap<>();

    SmallPack() {
        texts.put("agreement.yaml", AGREEMENT);
        texts.put("provisions/notice.yaml", NOTICE);
        texts.put("provisions/question.yaml", QUESTION);
        texts.put("provisions/few.yaml", FEW);
        texts.put("formats/notice.yaml", FORMAT);
    }

    /** The same with a text in one file replaced, which must occur there once. */
    SmallPack with(String file, String old, String replacement) {
        String text = texts.getOrDefault(file, "");
        int at = text.indexOf(old);
        if (at < 0 || text.indexOf(old, at + 1) >= 0) {
            throw new IllegalArgumentException(file + " has \"" + old + "\" not once");
        }
        texts.put(file, text.replace(old, replacement));
        return this;
    }

    /** The same with another file. */
    SmallPack file(String file, String text) {
        texts.put(file, text);
        return this;
    }

    PackFiles files() {
        return new PackFiles(texts);
    }
}
