using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>概況, 管内 and 署の状況, and the lists behind every number, down to a record. The right is checked at every step.</summary>
internal sealed class SummaryFlow(SummaryReading summaries, ObligationRules rules, SummaryPatience patience) : IFlow
{
    private readonly SummaryGate _gate = new(summaries);
    private readonly SummaryNames _names = new(summaries, rules);

    private HalfYearDivision Division => rules.Guideline.HalfYears;

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(SummaryVerbs.Open, patience.With(OpenAsync)) { IsLookup = true },
            new Reads(SummaryVerbs.Station, patience.With(StationAsync)),
            new Reads(SummaryVerbs.List, patience.With(ListAsync)),
            new Reads(SummaryVerbs.Record, (at, c) => RecordAsync(at.Step, c)),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // The list of stations, and one range for each station of the scope; here one.
            new(SummaryVerbs.Open, "3/0"),
            new(SummaryVerbs.Station, "3/0"),
            new(SummaryVerbs.List, "3/0"),
            // Stations, the council's live range and its closed feedback, the body.
            new(SummaryVerbs.Record, "5/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                SummaryVerbs.Open,
                "協議会の概況を数値で表示します。数を押すと一覧が表示されます。例　概況 令和7年度上半期",
                "概況",
                "がいきょう",
                "管内",
                "かんない",
                "管内状況",
                "サマリー"
            )
            {
                IsInManifest = true,
                Signs =
                [
                    "管内|全体|県内|方面 状況|様子|件数|まとめ",
                    "件数|統計|集計|数字|割合|開催率|実績",
                    "えくせる|excel|csv",
                    "未開催 協議会|会議",
                ],
            },
            new(
                SummaryVerbs.Station,
                "警察署の状況を表示します。署の名称を付けると、その署を表示します。例　署の状況 中央",
                "署の状況",
                "しょのじょうきょう",
                "署の概況"
            )
            {
                Audience = Audience.Station | Audience.Above,
                Signs = ["警察署 状況|まとめ|概況|件数|様子", "署別|署ごと"],
            },
        ];

    /// <summary>By a button that says where; by words (概況 令和7年度, 管内) the widest of what this person may see.</summary>
    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        StartAsync(step, SummaryTopic.Main, isStation: false, cancellation);

    /// <summary>署の状況: for whom more than a station is open, station by station.</summary>
    public Task<Reply> StationAsync(Step step, CancellationToken cancellation) =>
        StartAsync(step, SummaryTopic.Units, isStation: true, cancellation);

    public Task<Reply> ListAsync(Step step, CancellationToken cancellation) =>
        SummaryAddress.Parse(step.Data.Text(SummaryAddress.Key), Division) is { Figure: { } figure } address
            ? _gate.ShowAsync(step, address, at => SummaryList.Of(step, at, address, figure), cancellation)
            : Task.FromResult(Replies.UnknownButton());

    /// <summary>A record's facts without names and texts, for whoever may see the council's figures of its day.</summary>
    public async Task<Reply> RecordAsync(Step step, CancellationToken cancellation)
    {
        var council = new CouncilId(step.Data.Text(Buttons.CouncilKey));
        if (SummaryAddress.Parse(step.Data.Text(SummaryAddress.Key), Division) is not { } cameFrom || !council.IsWellFormed)
        {
            return Replies.UnknownButton();
        }

        var scope = SummaryScope.Of(council);
        var data = await summaries.DataAsync(scope, cancellation);
        if (
            data.Councils is not [var facts]
            || facts.Meeting(new MeetingId(step.Data.Text(Buttons.FlowKey))) is not { } record
            || !SummaryAccess.Of(step.Officer, step.Today).Allows(scope, data, record.Date, step.Today)
        )
        {
            return SummaryGate.NotYours();
        }

        var body = await summaries.RecordAsync(council, record, cancellation);
        return Reply.Card(
            SummaryCard.RenderRecord(SummaryRecord.View(step, facts, record, body?.Content, cameFrom with { Scope = scope }))
        );
    }

    private Task<Reply> StartAsync(Step step, SummaryTopic topic, bool isStation, CancellationToken cancellation)
    {
        if (step.Data.Text(SummaryAddress.Key) is { Length: > 0 } code)
        {
            return SummaryAddress.Parse(code, Division) is { Figure: null } address
                ? _gate.ShowAsync(step, Chosen(step, address), at => Card(step, at, Chosen(step, address)), cancellation)
                : Task.FromResult(Replies.UnknownButton());
        }

        var access = SummaryAccess.Of(step.Officer, step.Today);
        var (period, words) = SummaryPeriod.Read(step.Words, step.Today, Division);
        return access.Scopes.Count == 0 ? Task.FromResult(SummaryGate.NoScope())
            : words.Length > 0 ? NamedAsync(step, access, (period, words), cancellation)
            : access.Scopes.Count > 1 && access.Scopes[0].Level == access.Scopes[1].Level
                ? _names.ChooseAsync(step, access.Scopes, period, cancellation)
            : OpenAsync(
                step,
                new SummaryAddress(access.Scopes[0], period)
                {
                    Topic =
                        isStation && access.Scopes[0].Level is ScopeLevel.Prefecture or ScopeLevel.Area && topic == SummaryTopic.Units
                            ? SummaryTopic.Units
                            : SummaryPages.First(access.Scopes[0].Level),
                },
                cancellation
            );
    }

    private Task<Reply> OpenAsync(Step step, SummaryAddress address, CancellationToken cancellation) =>
        _gate.ShowAsync(step, address, at => Card(step, at, address), cancellation);

    // The period that was chosen on 期間・出力 comes along as an input.
    private SummaryAddress Chosen(Step step, SummaryAddress address) =>
        SummaryPeriod.TryParse(step.Data.Text(SummaryCard.PeriodInput), Division, out var period) && period != address.Period
            ? address with
            {
                Period = period,
                AsOf = null,
            }
            : address;

    /// <summary>An area, a station or a council by (part of) its name: the one that is meant, or a choice.</summary>
    private async Task<Reply> NamedAsync(
        Step step,
        SummaryAccess access,
        (SummaryPeriod Period, string Words) asked,
        CancellationToken cancellation
    )
    {
        var found = await _names.FindAsync(step, access, asked, cancellation);
        return found is [var only] ? await OpenAsync(step, only.Address, cancellation) : SummaryNames.Several(found, asked.Words);
    }

    private Reply Card(Step step, SummaryCase at, SummaryAddress asked) => SummaryTopicCard.Of(step, at, asked, Division);
}
