using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>
/// 引継ぎ時の確認事項 of a station: the half-years that it had to send and the list of 1 April, from before the bot was used. The councils' lie with
/// them (<see cref="OlderMattersFlow"/>).
/// </summary>
internal sealed class OlderOfStationFlow(OfficeDesk desk) : IFlow
{
    public const string Show = "older.station";

    public const string Check = "older.station.check";

    private const Audience Checkers = Audience.Section | Audience.SectionChief;

    private const string OnlyStation =
        "警察署が利用を始める前からの事項は、署の地域警察担当課（係）と幹部が確認します。「ホーム」と送信すると、今できる操作が表示されます。";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(Show, (at, c) => ShowAsync(at, c)) { Audience = Audience.Station, ToOthers = OnlyStation },
            new Changes(Check, CheckAsync) { Audience = Checkers, ToOthers = OnlyStation },
        ];

    public IReadOnlyList<Effect> Effects => [new(Show, "4/0"), new(Check, "5/1") { Writes = ["office.older"], Audits = [Check] }];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                Show,
                "警察署がボットの利用を始める前からの事項を一覧で表示します。",
                "署の引継ぎ時の確認事項",
                "警察署の引継ぎ時の確認事項",
                "署の利用開始前の事項"
            )
            {
                Audience = Audience.Station,
                IsListed = false,
            },
        ];

    private async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation, string? note = null) =>
        await FindAsync(at, cancellation) is { } day ? Draw(at.Step, day, day.Office.OlderChecked, note) : Reply.Sentence(OnlyStation);

    private async Task<Reply> CheckAsync(Changing at, CancellationToken cancellation) =>
        await FindAsync(at, cancellation) is { } day
            ? await at.ChangeOfficeAsync(
                day.Office.Directory.Unit,
                () => Reply.Sentence(OnlyStation),
                _ => null, // The unit is that of a post of today.
                office =>
                    office.Facts.OlderChecked is { } before
                        ? Draw(at.Step, day, before)
                        : Checked(office, day, new OlderChecked(at.Step.Today, at.Step.Officer.Id)),
                cancellation
            )
            : Reply.Sentence(OnlyStation);

    private static OfficeResult Checked(OfficeSitting at, OfficeDay day, OlderChecked done) =>
        at.Commit(
            at.Step.Audit(Check),
            new OfficeWrite.Put<OlderChecked>(OfficeKinds.Older, done),
            Draw(
                at.Step,
                day,
                done,
                "確認済みとしました。ホームには表示しません。「署の引継ぎ時の確認事項」と送信すると、いつでも表示できます。"
            )
        );

    private static Reply Draw(Step step, OfficeDay day, OlderChecked? done, string? note = null) =>
        Reply.Card(
            OlderOfStationCard.Render(
                new OlderOfStationView
                {
                    Drawing = step.Draw(),
                    Station = day.Station!.Station.PeriodOn(step.Today)?.Name ?? day.Station.Station.Name, // Chosen as a station's.
                    TrackedSince = OlderMatters.TrackedSince(day.Station, step.Rules),
                    Matters = OlderMatters.Of(day.Station, step.Today, step.Rules),
                    MayCheck = done is null && Checkers.Includes(step.Officer, step.Today),
                    Note = note,
                }
            )
        );

    /// <summary>The station of the officer's post of today; null for who has none.</summary>
    private async Task<OfficeDay?> FindAsync(Reading at, CancellationToken cancellation)
    {
        foreach (
            var unit in at.Step.Officer.On(at.Step.Today).Where(a => Audience.Station.HasFlag(Audiences.Of(a.Role))).Select(a => a.Unit)
        )
        {
            if (await desk.FindAsync(unit, at.Step.Today, cancellation) is { Station: not null } day)
            {
                return day;
            }
        }

        return null;
    }
}
