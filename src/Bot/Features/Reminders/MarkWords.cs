using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>What was done with a matter's notices, in words.</summary>
internal static class MarkWords
{
    public static string Of(ReminderMark mark, IReadOnlyDictionary<OfficerId, string> names, DateOnly today)
    {
        string[] words =
        [
            mark.IsSnoozed(today) ? $"再通知 {mark.SnoozedUntil:M/d}（{Name(mark.Officer)}、{mark.Snoozes}回目）" : "",
            mark.NudgedOn is { } nudged ? $"担当者に連絡 {nudged:M/d}（{Name(mark.Officer)}）" : "",
            mark.DelegateOn(today) is { } to ? $"引継ぎ {Name(mark.Officer)}→{Name(to)}（{mark.DelegatedUntil:M/d}まで）" : "",
        ];
        return string.Join('　', words.Where(w => w.Length > 0));

        string Name(OfficerId id) => names.GetValueOrDefault(id, "転出者");
    }
}
