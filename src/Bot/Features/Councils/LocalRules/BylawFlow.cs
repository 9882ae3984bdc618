using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.LocalRules;

/// <summary>会則等: what a station chief has enacted beside the guideline, entered by the section (記 第2-1).</summary>
internal sealed class BylawFlow : IFlow
{
    public const string Edit = CouncilVerbs.BylawEdit;
    public const string Save = "bylaw.save";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(CouncilVerbs.Bylaws, (at, c) => ShowAsync(at, List, c))
            {
                Audience = Audience.Station,
                ToOthers = StationPost.OnlyStation,
            },
            new Reads(Edit, EditAsync) { Audience = Audience.Section | Audience.SectionChief },
            new Changes(Save, SaveAsync) { Audience = Audience.Section | Audience.SectionChief },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(CouncilVerbs.Bylaws, "2/0"),
            // The station, and its councils for what was answered of 協議, here two.
            new(Edit, "4/0"),
            new(Save, "2/1") { Writes = ["office.bylaw"], Audits = ["bylaw.save"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(CouncilVerbs.Bylaws, "会則や規約を表示し、制定を入力します（署の地域課）。", "会則", "会則等", "かいそく", "規約", "きやく")
            {
                Audience = Audience.Station,
            },
        ];

    private static async Task<Reply> ShowAsync(Reading at, Func<OfficeSitting, Reply> show, CancellationToken cancellation) =>
        StationPost.Of(at.Step) is { } post && await at.OfficeAsync(post.Unit, cancellation) is { Facts.Station: not null } office
            ? show(office)
            : NotThere();

    /// <summary>With the answer to a 協議 that stands with no 会則 yet.</summary>
    private static async Task<Reply> EditAsync(Reading at, CancellationToken cancellation)
    {
        if (
            StationPost.Of(at.Step) is not { } post
            || await at.OfficeAsync(post.Unit, cancellation) is not { Facts.Station: not null } office
        )
        {
            return NotThere();
        }

        var councils = (await at.AllCouncilsAsync(cancellation)).Councils.Select(c => c.Facts).ToList();
        return Draw(office, answered: BylawConsultation.Untaken(councils, office.Facts.Bylaws, Stored(office)));
    }

    private static Task<Reply> SaveAsync(Changing at, CancellationToken cancellation) =>
        at.ChangeOfficeAsync(
            StationPost.Of(at.Step)?.Unit ?? "",
            NotThere,
            office => StationPost.Of(office.Step) is { IsSection: true } ? null : Replies.NotAllowed(),
            Decide,
            cancellation
        );

    private static OfficeResult Decide(OfficeSitting at)
    {
        var form = BylawForm.Read(at.Step.Data, at.Step.Flow);
        if (form.Request is not { } request || request.Id.Length is 0 or > 40)
        {
            return Draw(at, form.State, Replies.CheckInput);
        }

        return request
            .Decide(at.Facts, at.Step.Today)
            .Match<OfficeResult>(
                bylaw =>
                {
                    var before = at.Facts.Bylaws.FirstOrDefault(b => b.Id == bylaw.Id);
                    var write = new OfficeWrite.Put<Bylaw>(OfficeKinds.Bylaw, bylaw);
                    return at.Commit(
                        at.Step.Audit(Save, bylaw.Id, before is null ? null : Printed(before)),
                        write,
                        Saved(at with { Facts = write.After(at.Facts) }, bylaw)
                    );
                },
                refusal =>
                    BylawForm.FieldOf(refusal) is { } field
                        ? Draw(at, form.State.With(field, RefusalWords.Of(refusal)), Replies.CheckInput)
                        : Draw(at, form.State, RefusalWords.Of(refusal))
            );
    }

    /// <summary>In words, for the audit trail.</summary>
    private static string Printed(Bylaw bylaw) =>
        $"{bylaw.Title}　{JapaneseDate.Long(bylaw.Enacted)}制定　{(bylaw.Ended is { } last ? $"{JapaneseDate.Long(last)}廃止　" : "")}{(bylaw.Consultation is { } held ? CouncilWords.Of(held) : "")}";

    private static Reply NotThere() => Reply.Sentence(StationPost.OnlyStation);

    private static Reply Saved(OfficeSitting at, Bylaw bylaw) =>
        Reply.Card(
            BylawListCard.Render(
                ListView(at) with
                {
                    Note = "保存しました。",
                    Findings = Bylaws.Review(bylaw, Stations(at), at.Step.Rules.Guideline),
                }
            )
        );

    private static Reply List(OfficeSitting at) => Reply.Card(BylawListCard.Render(ListView(at)));

    private static BylawListView ListView(OfficeSitting at) =>
        new()
        {
            Drawing = at.Step.Draw(),
            StationName = NameOf(at),
            Today = at.Step.Today,
            Bylaws = [.. at.Facts.Bylaws.OrderByDescending(b => b.Enacted).ThenBy(b => b.Id, StringComparer.Ordinal)],
            Councils = at.Facts.Directory.Councils,
            MayEdit = StationPost.Of(at.Step) is { IsSection: true },
        };

    private static Bylaw? Stored(OfficeSitting at) => at.Facts.Bylaws.FirstOrDefault(b => b.Id == at.Step.Flow);

    private static Reply Draw(OfficeSitting at, FormState? form = null, string? note = null, BylawConsultation? answered = null)
    {
        var stored = Stored(at);
        var drawing = at.Step.Draw();
        return Reply.Card(
            BylawCard.Render(
                new BylawView
                {
                    Drawing = drawing,
                    StationName = NameOf(at),
                    Id = at.Step.Flow.Length > 0 ? at.Step.Flow : $"{drawing.Command:N}",
                    Stored = stored,
                    Answered = answered,
                    Councils = at.Facts.Directory.Councils,
                    Counterpart = at.Facts.Station is { } station ? Stations(at).CounterpartOf(station.Id, at.Step.Today) : null,
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );
    }

    private static StationIndex Stations(OfficeSitting at) => new(at.Facts.Station is { } station ? [station] : []);

    private static string NameOf(OfficeSitting at) => at.Facts.Station?.PeriodOn(at.Step.Today)?.Name ?? at.Facts.Station?.Name ?? "";
}
