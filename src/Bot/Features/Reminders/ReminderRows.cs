using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>A matter as a line of a list, with its button.</summary>
internal static class ReminderRows
{
    public static DigestAction WithKey(DigestAction action, string? key) =>
        action.Key is null && key is not null ? action with { Key = ReminderVerbs.ObligationKey, Value = key } : action;

    public static ReminderRow Of(OpenItem item, DateOnly today, IReadOnlyDictionary<OfficerId, string> names)
    {
        var obligation = item.Obligation;
        string[] below =
        [
            obligation.IsGuideValue ? $"{obligation.Clauses}（目安）" : obligation.Clauses,
            obligation.Since > today ? $"{obligation.Since:M/d}から" : "",
            .. item.Marks.Select(m => MarkWords.Of(m, names, today)),
        ];
        return new ReminderRow(
            $"{item.Where}：{obligation.Sentence}",
            string.Join('　', below.Where(b => b.Length > 0)),
            ObligationWords.Age(obligation, today),
            obligation.DaysLate(today) > 0 ? "Attention" : null,
            obligation.Council,
            new DigestAction("理由と対応", ReminderVerbs.Why, Key: ReminderVerbs.ObligationKey, Value: obligation.Key)
        );
    }
}
