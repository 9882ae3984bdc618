using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Core.Forms;

/// <summary>The fields of 第4号様式 (記 第2-4(3), 要綱 第5-6; INFERRED, RULES 1.2). Address and telephone are not in it: they are kept apart.</summary>
public static class MemberRosterForm
{
    public static readonly Form<MemberRoster> Form = new()
    {
        Kind = FormKind.MemberRoster,
        Number = "別記第4号様式",
        Title = "連絡協議会委員名簿",
        Template = "form4-member-roster.xlsx",
        Required = ["council", "made_on", "members.name", "members.first", "members.last"],
        Texts =
        [
            new("station", "警察署", "要綱 第5-6", r => r.Station),
            new("council", "連絡協議会名", "要綱 第5-6", r => r.Council),
            new("made_on", "作成年月日", "記 第2-4(3)", r => FormWords.Day(r.Day)),
            new("count", "委員数", "記 第2-3(2)", r => FormWords.People(r.Members.Count)),
            new("majority", "区分1から3の委員数／過半数をみる数", "記 第2-3(1)ウ", r => r.Composition.Majority),
        ],
        Repeated =
        [
            new FormList<MemberRoster, RosterLine>("members", r => r.Members, Columns),
            new FormList<MemberRoster, DismissedLine>(
                "dismissed",
                r => r.Dismissed,
                [
                    new("dismissed.name", "解嘱された委員の氏名", "要綱 第5-3", d => d.Name),
                    new("dismissed.day", "解嘱年月日", "要綱 第5-3", d => FormWords.Day(d.Dismissal.Day)),
                    new(
                        "dismissed.reason",
                        "解嘱事由（要綱の語）",
                        "要綱 第5-3",
                        d => DismissalWording.Of(d.Dismissal.Reason) is var words ? words.Notes ?? words.Articles : ""
                    ),
                    new(
                        "dismissed.notice",
                        "通知年月日",
                        "要綱 第5-4",
                        d => d.Dismissal.Notice is { } notice ? FormWords.Day(notice.Day) : "未通知"
                    ),
                    new("dismissed.letter", "委嘱状の返納・回収", "要綱 第5-5", d => Letter(d.Dismissal)),
                ]
            ),
        ],
    };

    private static IReadOnlyList<FormField<RosterLine>> Columns =>
        [
            new("members.no", "番号", "要綱 第5-6", m => $"{m.Number}"),
            new("members.name", "氏名", "要綱 第5-6", m => m.Member.Name),
            new("members.kana", "ふりがな", "要綱 第5-6", m => m.Member.Kana ?? ""),
            new("members.sex", "性別", "要綱 第4-2", m => m.Member.Sex ?? ""),
            new("members.age", "年代", "要綱 第4-2", m => m.Member.AgeBand is { } band ? $"{band}代" : ""),
            new("members.occupation", "職業", "要綱 第4-2", m => m.Member.Occupation ?? ""),
            new(
                "members.district",
                "地区・自治会",
                "記 第2-3(1)ア",
                m => string.Join('・', new[] { m.Member.District, m.Member.Association }.Where(t => !string.IsNullOrWhiteSpace(t)))
            ),
            new("members.category", "選定区分", "記 第2-3(1)ウ", m => string.Join('、', m.Member.Categories.Select(FormWords.Of))),
            new("members.affiliation", "所属団体・役職", "記 第2-3(1)ウ", m => m.Member.Affiliation ?? ""),
            new("members.tie", "所管区との関係", "記 第2-3(1)ア", m => string.Join('、', (m.Member.Ties ?? []).Select(FormWords.Of))),
            new("members.first", "委嘱期間の始期", "記 第2-4(1)", m => FormWords.Day(m.Commission.Term.First)),
            new("members.last", "委嘱期間の終期", "記 第2-4(1)", m => FormWords.Day(m.Commission.Term.Last)),
            new("members.kind", "新任・再任・補充の別", "記 第2-4(1)", Kind),
            new(
                "members.letter",
                "委嘱状交付年月日",
                "要綱 第5-1",
                m => m.Commission.LetterHandedOver is { } day ? FormWords.Day(day) : "未交付"
            ),
        ];

    private static string Kind(RosterLine line) =>
        line.Commission.Kind switch
        {
            CommissionKind.Renewal => $"再任（{line.Service}）",
            CommissionKind.Replacement when line.Predecessor is { } before => $"補充（前任　{before}）",
            var kind => FormWords.Of(kind),
        };

    private static string Letter(Dismissal dismissal) =>
        dismissal.Letter switch
        {
            LetterReturn.Returned => dismissal.LetterReturnedOn is { } day ? $"返納・回収済み（{FormWords.Day(day)}）" : "返納・回収済み",
            LetterReturn.NotNeeded => "回収不要",
            LetterReturn.Outstanding => "未返納",
            _ => "未確認",
        };
}
