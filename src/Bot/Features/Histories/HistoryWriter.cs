using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Histories;

/// <summary>Who made an audit line, and from which unit: as the roster of that day says.</summary>
internal static class HistoryWriter
{
    public static string Of(CouncilFacts facts, AuditEntry entry)
    {
        var day = JapanTime.DayOf(entry.At);
        var posts = facts.Roster.Where(r => r.Officer == entry.By).ToList();
        return posts.FirstOrDefault(r => r.Days.Contains(day)) is { } post ? $"{post.UnitName}　{post.Title}"
            : entry.By == ReadAudit.Operator ? "取り込み（システムの運用者）"
            : entry.By == Enlistment.Applicant ? "利用を申請した方"
            : facts.Consultations.FirstOrDefault(c => c.AnsweredBy == entry.By) is { } answered
                ? $"{answered.Counterpart.Name}　{answered.AnsweredByTitle}"
            : posts.Count > 0 ? $"{posts[^1].Title}（当日の配置の記録なし）"
            : $"名簿にない職員（{entry.By}）";
    }
}
