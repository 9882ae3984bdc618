using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Officers;

/// <summary>運営責任者の指定 by the section on behalf of 警察署長: rank and time at the post are shown, and nobody is chosen automatically.</summary>
internal sealed class LeadFlow : IFlow
{
    public const string Officer = "officer";
    public const string From = "from";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(
                OfficerVerbs.Lead,
                (at, c) => CouncilPicker.WithCouncilAsync(at, "運営責任者", OfficerVerbs.Lead, council => OpenAsync(at, council, c), c)
            ),
            new Changes(OfficerVerbs.Designate, SaveAsync) { Rights = CouncilRights.Section },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // The station says whether the police box is a 駐在所 of one officer.
            new(OfficerVerbs.Lead, "3/0"),
            new(OfficerVerbs.Designate, "3/1")
            {
                Writes = ["council"],
                Audits = ["lead.designate"],
                Opens = [ObligationKind.OperationListCorrection],
                Ends = [ObligationKind.LeadVacant, ObligationKind.OperationListCorrection],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                OfficerVerbs.Lead,
                "運営責任者を表示し、指定します（指定は署の地域課）。",
                "運営責任者",
                "うんえいせきにんしゃ",
                "責任者を指定"
            )
            {
                Audience = Audience.Council,
            },
        ];

    private static async Task<Reply> OpenAsync(Reading at, CouncilId council, CancellationToken cancellation) =>
        await at.CouncilAsync(
            council,
            async (here, token) => Draw(here, await StationsAsync(at, here, token), FormState.Clean, note: null),
            cancellation
        );

    private static Task<Reply> SaveAsync(Changing at, CancellationToken cancellation) =>
        at.ChangeAsync(at.Step.Council, async (here, token) => Decide(here, await StationsAsync(at, here, token)), cancellation);

    private static StepResult Decide(Sitting at, StationIndex stations)
    {
        var chosen = at.Data.Text(Officer);
        var form = new FormState(at.Data.Typed, new Dictionary<string, string>());
        if (!JapaneseDate.TryParse(at.Data.Text(From), out var from))
        {
            return Draw(at, stations, form.With(From, "指定年月日を入力してください。"), Replies.CheckInput);
        }

        if (chosen.Length is 0 or > 40)
        {
            return Draw(at, stations, form.With(Officer, "運営責任者を選択してください。"), Replies.CheckInput);
        }

        var before = at.Council.LeadOn(from)?.Value;
        return new DesignateLead(new OfficerId(chosen), from)
            .Decide(at.Facts, at.Today)
            .Match<StepResult>(
                council =>
                    at.Commit(
                        at.Audit("lead.designate", chosen, before),
                        new CouncilWrite.PutCouncil(council),
                        after =>
                            Draw(
                                after,
                                stations,
                                FormState.Clean,
                                $"{JapaneseDate.WithoutWeekday(from)}からの運営責任者を指定しました。運営状況一覧（第2号様式）の補正が必要です。"
                            )
                    ),
                refusal =>
                    Draw(
                        at,
                        stations,
                        form.With(refusal.Property == nameof(DesignateLead.From) ? From : Officer, RefusalWords.Of(refusal)),
                        Replies.CheckInput
                    )
            );
    }

    private static Reply Draw(Sitting at, StationIndex stations, FormState form, string? note)
    {
        var day = JapaneseDate.TryParse(form.Value(From, null), out var typed) ? typed : at.Today;
        return Reply.Card(
            LeadCard.Render(
                new LeadView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    Today = at.Today,
                    Designations =
                    [
                        .. at.Council.Leads.OrderByDescending(l => l.Days.From).Select(l => (Title(at.Facts, l.Officer), l.Days)),
                    ],
                    Vacancy = at.Facts.LeadOn(at.Today) is null ? LeadReview.Vacancy(at.Facts, at.Today) : null,
                    Candidates = at.Access.Section ? LeadCandidates.On(at.Facts, stations, [], day) : [],
                    MayDesignate = at.Access.Section,
                    Form = form,
                    Note = note,
                }
            )
        );
    }

    private static string Title(CouncilFacts facts, OfficerId officer) =>
        facts.Roster.FirstOrDefault(r => r.Officer == officer)?.Title ?? "異動した勤務員";

    private static async Task<StationIndex> StationsAsync(Reading at, Sitting here, CancellationToken cancellation) =>
        new(
            here.Council.AnsweringOn(here.Today) is { } link
            && await at.OfficeAsync(link.Station.Value, cancellation) is { Facts.Station: { } station }
                ? [station]
                : []
        );
}
