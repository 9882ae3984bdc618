using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Features.Officers;

/// <summary>代行: the section, a supervisor or a chief hands the rights of the post to a colleague of the station for some days.</summary>
internal sealed class DeputyFlow(IOptions<DeputyOptions> options) : IFlow
{
    public const string Open = "deputy.open";
    public const string Save = "deputy.save";
    public const string End = "deputy.end";

    private const string OnlyStation =
        "代行は、警察署の地域警察担当課（係）と幹部が指定します。「ホーム」と送信すると、今できる操作が表示されます。";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(Open, OpenAsync) { Audience = Audience.Station, ToOthers = OnlyStation },
            new Changes(Save, (at, c) => ChangeAsync(at, Appoint, c)) { Audience = Audience.Station, ToOthers = OnlyStation },
            new Changes(End, (at, c) => ChangeAsync(at, Finish, c)) { Audience = Audience.Station, ToOthers = OnlyStation },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "2/0"),
            new(Save, "10/5")
            {
                Writes = ["office.deputy", "office.transfer", "person"],
                Audits = ["deputy.save"],
                Messages = [MessageKind.DeputyAppointed],
            },
            new(End, "10/5")
            {
                Writes = ["office.deputy", "office.transfer", "person"],
                Audits = ["deputy.end"],
                Messages = [MessageKind.DeputyEnded],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Open, "不在の間、事務の権限を署の同僚に代行させます。", "代行", "だいこう", "代行を指定", "代行者", "権限の代行")
            {
                Audience = Audience.Station,
            },
        ];

    private async Task<Reply> OpenAsync(Reading at, CancellationToken cancellation) =>
        Unit(at.Step) is { } unit && await at.OfficeAsync(unit, cancellation) is { } office
            ? Draw(office.Step, office.Facts)
            : Reply.Sentence(OnlyStation);

    private static async Task<Reply> ChangeAsync(Changing at, Func<OfficeSitting, OfficeResult> decide, CancellationToken cancellation) =>
        Unit(at.Step) is { } unit
            ? await at.ChangeOfficeAsync(
                unit,
                () => Reply.Sentence(OnlyStation),
                _ => null, // The unit is that of a post of today at the station.
                decide,
                cancellation
            )
            : Reply.Sentence(OnlyStation);

    private OfficeResult Appoint(OfficeSitting at)
    {
        var step = at.Step;
        var form = DeputyForm.Read(step.Data, $"{step.Command.Id:N}");
        if (form.Request is not { } request)
        {
            return Draw(step, at.Facts, form.State, Replies.CheckInput);
        }

        return request
            .Decide(at.Facts, step.Officer, step.Today, options.Value.LongestDays)
            .Match<OfficeResult>(
                deputy =>
                {
                    var audit = step.Audit(
                        Save,
                        $"{deputy.Officer}",
                        $"{deputy.Role} {deputy.Days.From:yyyy-MM-dd} {deputy.Days.To:yyyy-MM-dd}"
                    );
                    return Changed(at, audit, DeputyPostings.Begin(at.Facts, deputy, step.Officer, audit), "代行を指定しました。");
                },
                refusal => Draw(step, at.Facts, form.State.With(DeputyForm.FieldOf(refusal), RefusalWords.Of(refusal)), Replies.CheckInput)
            );
    }

    private OfficeResult Finish(OfficeSitting at)
    {
        var step = at.Step;
        var deputy = at.Facts.Deputies.FirstOrDefault(d => d.Id == step.Flow);
        if (deputy is not null && deputy.By != step.Officer.Id && !MayEnd(step))
        {
            return Replies.NotAllowed();
        }

        return new EndDeputy(step.Flow)
            .Decide(at.Facts, step.Today)
            .Match<OfficeResult>(
                ended =>
                {
                    var audit = step.Audit(End, $"{ended.Officer}");
                    return Changed(at, audit, DeputyPostings.End(at.Facts, ended, audit), "代行を終えました。");
                },
                refusal => Draw(step, at.Facts, note: RefusalWords.Of(refusal))
            );
    }

    private OfficeResult Changed(OfficeSitting at, AuditEntry audit, IReadOnlyList<OfficeWrite> writes, string note)
    {
        var change = new OfficeChange { Audit = audit, Writes = writes };
        return new OfficeResult(change, Draw(at.Step, at.Facts.After(change), note: note));
    }

    private Reply Draw(Step step, OfficeFacts office, FormState? form = null, string? note = null) =>
        Reply.Card(
            DeputyCard.Render(
                new DeputyView
                {
                    Drawing = step.Draw(),
                    StationName = office.Station?.Name ?? "",
                    Today = step.Today,
                    Deputies = ShownDeputy.Of(office, step.Today),
                    Roles = AppointDeputy.RolesOf(step.Officer, office.Directory.Unit, step.Today),
                    Candidates = AppointDeputy.Candidates(office.Directory, step.Officer.Id, step.Today),
                    LongestDays = options.Value.LongestDays,
                    MayEnd = MayEnd(step),
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );

    /// <summary>Whoever has the section's rights by a post of one's own; a deputy does not end another one.</summary>
    private static bool MayEnd(Step step) =>
        step.Officer.On(step.Today).Any(a => a.DelegatedBy is null && OfficerVerbs.Keepers.HasFlag(Audiences.Of(a.Role)));

    private static string? Unit(Step step) =>
        step.Officer.On(step.Today).FirstOrDefault(a => a.DelegatedBy is null && Audience.Station.HasFlag(Audiences.Of(a.Role)))?.Unit;
}
