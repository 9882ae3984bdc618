using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Obligations;

/// <summary>The Japanese of what ends an obligation: titles, ways, refusals.</summary>
internal static class ObligationWords
{
    public const string Other = "その他";

    /// <summary>What the card is about: 済み, or the decision that nothing is to be done.</summary>
    public static string Title(ObligationKind kind) =>
        kind switch
        {
            ObligationKind.RegularMeeting => "署の判断の入力",
            _ when !ObligationTraits.Of(kind).CanBeMarkedDone => ObligationTraits.Of(kind).Name,
            ObligationKind.MeetingRecord => "開催しなかった旨の入力",
            ObligationKind.TermEnd => "再任しない旨の入力",
            ObligationKind.MemberVacancy => "補充しない旨の入力",
            _ => "済みの入力",
        };

    public static string Save(ObligationKind kind) =>
        kind switch
        {
            ObligationKind.MeetingRecord => "開催せず",
            ObligationKind.TermEnd => "再任しない",
            ObligationKind.MemberVacancy => "補充しない",
            ObligationKind.RegularMeeting => "理由を記録",
            _ => "済みにする",
        };

    /// <summary>Said once it is entered.</summary>
    public static string Saved(ObligationKind kind) =>
        kind switch
        {
            ObligationKind.MeetingRecord => "開催しなかった旨を記録しました。",
            ObligationKind.TermEnd => "再任しない旨を記録しました。",
            ObligationKind.MemberVacancy => "補充しない旨を記録しました。",
            ObligationKind.RegularMeeting => "理由を記録しました。",
            _ => "済みとして記録しました。",
        };

    public static string Day(ObligationKind kind) => MarkDone.IsDecision(kind) ? "決定した日（必須）" : "実施日（必須）";

    public static string Note(ObligationKind kind) =>
        MarkDone.IsDecision(kind) ? "理由（必須。個人名は記入しないでください）" : "備考（個人名は記入しないでください）";

    /// <summary>方法, as it fits the kind; empty for a decision.</summary>
    public static IReadOnlyList<string> Means(ObligationKind kind) =>
        kind switch
        {
            ObligationKind.MeetingRecord or ObligationKind.TermEnd or ObligationKind.MemberVacancy or ObligationKind.RegularMeeting => [],
            ObligationKind.MeetingNotice => ["文書", "電話", "訪問", "会議", Other],
            ObligationKind.GuestSelection => ["会議", "口頭", "電話", "文書", Other],
            ObligationKind.AbsenteeContact => ["電話", "訪問", "文書", Other],
            ObligationKind.LongRunningReview => ["現地確認", "電話", "会議", "文書", Other],
            ObligationKind.MemberVisit => ["訪問", "電話", "会議", Other],
            ObligationKind.EstablishmentSlip => ["文書で送付", "電子データで送付", Other],
            _ => ["紙で作成", "電子データで作成", Other],
        };

    /// <summary>Rank and name of who entered something; the roster may have forgotten somebody who left long ago.</summary>
    public static string Who(CouncilFacts facts, OfficerId officer) =>
        facts.Roster.FirstOrDefault(r => r.Officer == officer)?.Title ?? "以前の勤務員";

    /// <summary>目安 and whose it is; nothing where the text itself gives the day.</summary>
    public static string Due(Obligation obligation, DateOnly today)
    {
        var days = obligation.DaysLate(today);
        var day = JapaneseDate.Short(obligation.Target, today);
        var left = days switch
        {
            0 => "本日",
            > 0 => Age(obligation, today),
            _ => $"あと{-days}日",
        };
        return obligation.IsGuideValue && days > 0
            ? $"{left}（署の目安 {day}）" // Since the matter began, as every list counts; not since the guide value.
            : $"{(obligation.IsGuideValue ? "署の目安" : "期限")} {day}（{left}）";
    }

    /// <summary>How long it is since a day; nobody says 0日経過.</summary>
    public static string Elapsed(DateOnly since, DateOnly today) =>
        today <= since ? "本日から" : $"{today.DayNumber - since.DayNumber}日経過";

    /// <summary>Past a day of the text it is 超過; past a guide value, or without any day, it is only so and so long.</summary>
    public static string Age(Obligation obligation, DateOnly today) =>
        obligation.DaysOverdue(today) is { } days
            ? $"{days}日超過"
            : obligation.DaysLate(today) switch
            {
                // Past the day to aim at, and not yet past the last one.
                > 0 when obligation.Nominal == today => "本日まで",
                > 0 when obligation.Nominal > today => $"{obligation.Nominal:M/d}まで",
                > 0 => Elapsed(obligation.Since, today),
                0 when obligation.Nominal is not null || obligation.Target > obligation.Since => "本日まで",
                0 => "本日から",
                _ => $"{obligation.Target:M/d}まで",
            };
}
