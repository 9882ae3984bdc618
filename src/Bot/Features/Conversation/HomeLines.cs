using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>What waits in one council for this reader: first what others wait for, then what is overdue, then what comes.</summary>
internal static class HomeLines
{
    /// <param name="several">Whoever looks at several councils needs the name on every line.</param>
    public static IEnumerable<HomeLine> Of(
        CouncilFacts facts,
        CouncilAccess access,
        Officer reader,
        DateOnly today,
        bool several = false
    ) =>
        new[] { Drafts(facts, access, reader, today), Records(facts, access, today), Plan(facts, access, today) }
            .SelectMany(lines => lines)
            .Select(line => several ? line with { Text = $"{facts.Council.Name}：{line.Text}" } : line);

    /// <summary>What was open before the bot was used, until somebody has looked at it.</summary>
    public static IEnumerable<HomeLine> Older(CouncilFacts facts, CouncilAccess access, Step step)
    {
        if (
            facts.Council is { OlderCheckedOn: null, TrackedSince: { } tracked }
            && access.HasAny(OlderMattersFlow.Lookers)
            && OlderMatters.Of(facts, step.Today, step.Rules) is { Count: > 0 } matters
        )
        {
            yield return new HomeLine(
                facts.Council.Id,
                $"{facts.Council.Name}：引継ぎ時の確認事項",
                $"{JapaneseDate.Short(tracked, step.Today)}より前からの{matters.Count}件",
                "",
                OlderMattersFlow.Show
            );
        }
    }

    /// <summary>The same of what the station itself owes, for whoever sees to it.</summary>
    public static IEnumerable<HomeLine> Older(OfficeDay office, Step step)
    {
        if (
            office is { Station: { } facts, Office.OlderChecked: null }
            && OlderMatters.TrackedSince(facts, step.Rules) is { } tracked
            && (Audience.Section | Audience.SectionChief).Includes(step.Officer, step.Today)
            && OlderMatters.Of(facts, step.Today, step.Rules) is { Count: > 0 } matters
        )
        {
            yield return new HomeLine(
                null,
                $"{facts.Station.Name}：引継ぎ時の確認事項",
                $"{JapaneseDate.Short(tracked, step.Today)}より前からの{matters.Count}件",
                "",
                OlderOfStationFlow.Show
            );
        }
    }

    private static IEnumerable<HomeLine> Drafts(CouncilFacts facts, CouncilAccess access, Officer reader, DateOnly today)
    {
        foreach (var draft in facts.Drafts.Where(d => d.IsBegun).OrderBy(d => d.ChangedAt))
        {
            var when = draft.Content.Date is { } date ? JapaneseDate.Short(date) : "開催日未記入";
            var days = today.DayNumber - JapanTime.DayOf(draft.ChangedAt).DayNumber;
            var age = days == 0 ? "本日" : $"{days}日前";
            if (draft.State == DraftState.AwaitingLead && access.Confirm)
            {
                yield return Line($"確認待ちの記録があります（{when}開催）", "要綱 第8", age, "Attention") with
                {
                    Matter = Key(WaitingKind.Confirmation),
                    AwaitsReader = true,
                };
            }
            else if (draft.State == DraftState.Draft && draft.ReturnReason is not null && access.Edit)
            {
                yield return Line($"差し戻された記録があります（{when}開催）", "理由を確かめて修正してください。", age, "Attention") with
                {
                    Matter = Key(WaitingKind.Returned),
                    AwaitsReader = true,
                };
            }
            else if (draft.State == DraftState.Draft && (access.Edit || access.OnBehalf))
            {
                var whose = draft.ChangedBy == reader.Id ? "あなたの" : "";
                yield return Line(
                    $"{whose}入力途中の記録があります（{when}開催）",
                    $"{MeetingWords.Progress(facts, draft)}まで入力",
                    age,
                    null
                );
            }

            HomeLine Line(string text, string below, string right, string? color) =>
                new(facts.Council.Id, text, below, right, RecordVerbs.Resume, draft.Id.Value, draft.Version, color);

            string Key(WaitingKind kind) => WaitingItem.KeyOf(kind, facts.Council.Id, draft.Id, JapanTime.DayOf(draft.ChangedAt));
        }
    }

    private static IEnumerable<HomeLine> Records(CouncilFacts facts, CouncilAccess access, DateOnly today)
    {
        foreach (var record in facts.Meetings.Where(m => m.State == RecordState.Confirmed).OrderBy(m => m.Date))
        {
            var days = today.DayNumber - JapanTime.DayOf(record.ConfirmedAt).DayNumber;
            if (access.Section && record.Supplement is null)
            {
                yield return Line("署長への報告が未入力です", "要綱 第8", days == 0 ? "本日" : $"{days}日経過") with
                {
                    Matter = ObligationKey
                        .Of(ObligationKind.ChiefReport, facts.Council.Id, record.Id.Value, $"{record.Revision}")
                        .ToString(),
                    AwaitsReader = true,
                };
            }
            else if (access.Edit && record.Supplement is not null)
            {
                yield return Line("地域課から補足の依頼があります", "内容を確かめて訂正してください。", "") with
                {
                    Matter = WaitingItem.KeyOf(WaitingKind.Supplement, facts.Council.Id, record.Id, JapanTime.DayOf(record.Supplement.At)),
                    AwaitsReader = true,
                };
            }

            HomeLine Line(string text, string below, string right) =>
                new(facts.Council.Id, $"{text}（{JapaneseDate.Short(record.Date)}開催）", below, right, MeetingVerbs.Show, record.Id.Value);
        }
    }

    private static IEnumerable<HomeLine> Plan(CouncilFacts facts, CouncilAccess access, DateOnly today)
    {
        var year = FiscalYear.Of(today);
        if (!access.Edit)
        {
            yield break;
        }

        if (facts.PlanFor(year) is null)
        {
            yield return new HomeLine(facts.Council.Id, $"{year}の開催計画が未策定です", "記 第2-5(1)", "", "plan.open")
            {
                Matter = ObligationKey.Of(ObligationKind.MeetingPlan, facts.Council.Id, "", $"{year.StartYear}").ToString(),
            };
        }

        if (!facts.Meetings.Any(m => m.Kind == MeetingKind.Regular && year.Contains(m.Date)))
        {
            var ahead = facts.PlanFor(year)?.Meetings.Select(m => (DateOnly?)m.Date).Where(d => d >= today).Min();
            yield return new HomeLine(
                facts.Council.Id,
                ahead is { } day ? $"{year}の定期会議は{JapaneseDate.Short(day)}に予定されています" : $"{year}の定期会議が未開催です",
                "要綱 第6-2",
                $"{year.Last:M/d}まで",
                RecordVerbs.Start
            )
            {
                Matter = ObligationKey.Of(ObligationKind.RegularMeeting, facts.Council.Id, "", $"{year.StartYear}").ToString(),
            };
        }
    }
}
