using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Members.Reports;

/// <summary>The Japanese of what a police box tells the section.</summary>
internal static class ReportWords
{
    public static string Of(MemberReportKind kind) =>
        kind switch
        {
            MemberReportKind.Death => "御逝去",
            MemberReportKind.Moved => "転居、勤務先の変更等",
            MemberReportKind.Resignation => "辞退の意向",
            MemberReportKind.Candidate => "委員の候補者",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What the section can begin with it.</summary>
    public static string Beginning(MemberReportKind kind) =>
        kind switch
        {
            MemberReportKind.Candidate => "委嘱を入力",
            MemberReportKind.Death => "解嘱の入力",
            _ => "解嘱を検討",
        };

    /// <summary>The reason that a 解嘱 begins with; a move alone is only a hint (記 第2-4(2)ア).</summary>
    public static DismissalReason Reason(MemberReportKind kind) =>
        kind switch
        {
            MemberReportKind.Death => DismissalReason.Death,
            MemberReportKind.Moved => DismissalReason.MovedAway,
            _ => DismissalReason.Resignation,
        };
}
