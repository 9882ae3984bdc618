using System.Collections.Frozen;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Members;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Histories;

/// <summary>Old and new values in words: days as days, codes by their names, numbers of officers by who that is.</summary>
internal static class ValueWords
{
    private const int Longest = 60;

    // csharpier-ignore - a table.
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["name"] = "名称", ["purpose"] = "目的", ["area"] = "区域", ["established"] = "設置日", ["abolished"] = "廃止日",
        ["withdrawn"] = "設置の取消日", ["older-checked"] = "過去の事項の確認日", ["few-members"] = "少人数の理由",
        ["establishment"] = "設置の理由等", ["consulted"] = "協議", ["police-box"] = "交番・駐在所", ["station"] = "警察署", ["lead"] = "運営責任者",
        ["member"] = "委員", ["intention"] = "再任の意向", ["commission"] = "委嘱", ["letter"] = "委嘱状の交付日",
        ["considered"] = "解嘱の検討を始めた日", ["dismissed"] = "解嘱日", ["notified"] = "解嘱の連絡日", ["letter-returned"] = "委嘱状の回収日",
        ["meetings"] = "開催日", ["places"] = "場所", ["priorities"] = "重点", ["events"] = "行事",
        ["date"] = "開催日", ["revision"] = "版", ["state"] = "状態", ["reported"] = "署長報告日", ["present"] = "出席した委員（人）",
        ["day"] = "実施日", ["status"] = "措置状況", ["measure"] = "措置", ["told"] = "回答日", ["posting"] = "配置",
    }.ToFrozenDictionary();

    /// <summary>One line, for example 委嘱状の交付日：未記入 → 令和8年11月24日.</summary>
    public static string Of(CouncilFacts facts, AuditedValue value)
    {
        var name = $"{Whose(facts, value.Fact)}{Names.GetValueOrDefault(value.Property) ?? MemberFields.NameOf(value.Property)}";
        return value.IsWithheld
            ? $"{name}を変更"
            : $"{name}：{Said(facts, value.Property, value.Before)} → {Said(facts, value.Property, value.After)}";
    }

    /// <summary>Whom or what the line is about, where the other values do not say it.</summary>
    private static string Whose(CouncilFacts facts, string fact)
    {
        var (kind, id) = fact.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash
            ? (fact[..slash], fact[(slash + 1)..])
            : (fact, "");
        return kind switch
        {
            "member" => facts.Member(new MemberId(id)) is { } member ? $"{member.Name}　" : "",
            "meeting" => DateOnly.TryParseExact(id, "yyyy-MM-dd", out var day) ? $"{JapaneseDate.Short(day)}の会議　" : "",
            "plan" => int.TryParse(id, out var year) ? $"{new FiscalYear(year)}　" : "",
            "done" => Enum.TryParse<ObligationKind>(id, out var obligation) ? $"{ObligationTraits.Of(obligation).Name}　" : "",
            "feedback" => DateOnly.TryParseExact(id, "yyyy-MM-dd", out var meeting) ? $"{JapaneseDate.Short(meeting)}の会議の要望等　" : "",
            _ => "",
        };
    }

    private static string Said(CouncilFacts facts, string property, string value) =>
        value.Length == 0 ? "なし"
        : Word(property, value) is { } word ? word
        : property is nameof(Member.Categories) or nameof(Member.Ties)
            ? string.Join('、', value.Split(',').Select(v => Word(property, v) ?? v))
        : Cut(string.Join(' ', value.Split(' ').Select(part => Part(facts, property, part))));

    private static string Part(CouncilFacts facts, string property, string part) =>
        property == "lead" && facts.Roster.FirstOrDefault(r => r.Officer.Value == part) is { } lead ? lead.Title
        : Word(property, part) is { } word ? word
        : part.Split('/') is [var first, var last] && Day(first) is { } from ? $"{from}から{(Day(last) is { } to ? $"{to}まで" : "")}"
        : string.Join('、', part.Split('、').Select(day => Day(day) ?? day));

    private static string? Word(string property, string value) =>
        property switch
        {
            "state" when Enum.TryParse<RecordState>(value, out var state) => MeetingWords.Of(state),
            "status" when Enum.TryParse<FeedbackStatus>(value, out var status) => MeetingWords.Of(status),
            "commission" when Enum.TryParse<CommissionKind>(value, out var kind) => MemberWords.Of(kind),
            "intention" when Enum.TryParse<RenewalIntention>(value, out var intention) => intention switch
            {
                RenewalIntention.Willing => "継続の意向",
                RenewalIntention.Declined => "辞退の意向",
                _ => "未確認",
            },
            nameof(Member.Categories) when Enum.TryParse<SelectionCategory>(value, out var category) => MemberWords.Of(category),
            nameof(Member.Ties) when Enum.TryParse<BeatTie>(value, out var tie) => MemberWords.Of(tie),
            _ => null,
        };

    private static string? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? JapaneseDate.WithoutWeekday(day) : null;

    private static string Cut(string text) => text.Length <= Longest ? text : $"{text[..Longest]}…";
}
