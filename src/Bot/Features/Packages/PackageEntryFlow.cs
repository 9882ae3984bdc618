using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;

namespace KobanBot.Bot.Features.Packages;

/// <summary>半期の送付: 送付する and 取下げ of the station, 到着 and the way on of the offices above.</summary>
internal sealed class PackageEntryFlow(OfficeDesk desk, ObligationRules rules) : IFlow
{
    private readonly PackageReading _reading = new(desk, rules);

    public IReadOnlyList<Verb> Verbs =>
        [
            new Changes(PackageVerbs.Send, SendAsync) { Audience = Audience.Station },
            new Changes(PackageVerbs.TakeBack, TakeBackAsync) { Audience = Audience.Station },
            new Changes(PackageVerbs.Receive, ReceiveAsync) { Audience = Audience.Above },
            new Changes(PackageVerbs.PassOn, PassOnAsync) { Audience = Audience.Above },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(PackageVerbs.Send, "5/1")
            {
                Writes = ["office.dispatch"],
                Audits = ["package.send"],
                Ends = [ObligationKind.HalfYearSubmission],
                Opens = [ObligationKind.HalfYearSubmission],
            },
            new(PackageVerbs.TakeBack, "5/1")
            {
                Writes = ["office.dispatch"],
                Audits = ["package.take-back"],
                Opens = [ObligationKind.HalfYearSubmission],
                Ends = [ObligationKind.HalfYearSubmission],
            },
            new(PackageVerbs.Receive, "3/1") { Writes = ["office.dispatch"], Audits = ["package.receive"] },
            new(PackageVerbs.PassOn, "3/1")
            {
                Writes = ["office.dispatch"],
                Audits = ["package.pass-on"],
                Ends = [ObligationKind.HalfYearSubmission],
            },
        ];

    private Task<Reply> SendAsync(Changing at, CancellationToken cancellation)
    {
        var form = PackageForm.Read(at.Step.Data);
        return EnterAsync(
            at,
            form,
            new Entry(
                "package.send",
                "送付を入力しました。到着は、受領した所属が入力します。",
                found => found.Station.Id.Value,
                (found, office, by) =>
                    new SendPackage(form.EnteredDay ?? default, form.EnteredMeans, form.EnteredReason).Decide(
                        office,
                        found.Open,
                        found.Newest,
                        found.Package!, // A station's has one.
                        by
                    )
            ),
            cancellation
        );
    }

    private Task<Reply> TakeBackAsync(Changing at, CancellationToken cancellation)
    {
        var form = PackageForm.ReadReason(at.Step.Data);
        return EnterAsync(
            at,
            form,
            new Entry(
                "package.take-back",
                "取り下げました。入力の記録は残ります。改めて送付してください。",
                found => found.Partition,
                (found, office, by) => new TakeBackPackage(form.EnteredReason).Decide(NewestIn(office, found), by)
            ),
            cancellation
        );
    }

    private Task<Reply> ReceiveAsync(Changing at, CancellationToken cancellation)
    {
        var form = PackageForm.Read(at.Step.Data);
        return EnterAsync(
            at,
            form,
            new Entry(
                "package.receive",
                "到着を入力しました。",
                found => found.Partition,
                (found, office, by) => new ReceivePackage(form.EnteredDay ?? default).Decide(NewestIn(office, found), found.Offices, by)
            ),
            cancellation
        );
    }

    private Task<Reply> PassOnAsync(Changing at, CancellationToken cancellation)
    {
        var form = PackageForm.Read(at.Step.Data);
        return EnterAsync(
            at,
            form,
            new Entry(
                "package.pass-on",
                "警察本部への送付を入力しました。",
                found => found.Partition,
                (found, office, by) =>
                    new PassOnPackage(form.EnteredDay ?? default, form.EnteredMeans).Decide(NewestIn(office, found), found.Offices, by)
            ),
            cancellation
        );
    }

    /// <summary>Decides on what is stored when it is written, and shows the package as it is then.</summary>
    private async Task<Reply> EnterAsync(Changing at, PackageForm form, Entry entry, CancellationToken cancellation)
    {
        var step = at.Step;
        if (await _reading.NamedAsync(at, cancellation) is not { } found)
        {
            return PackageWords.Gone();
        }

        if (form.State.HasErrors)
        {
            return Show(step, found, form.State, Replies.CheckInput);
        }

        var by = found.By(step.Officer.Id, step.Today);
        return await at.ChangeOfficeAsync(
            entry.Partition(found),
            PackageWords.Gone,
            _ => found.IsVisible(step.Today) ? null : Replies.NotAllowed(),
            office =>
                entry
                    .Decide(found, office.Facts, by)
                    .Match(
                        dispatch =>
                            office.Commit(
                                step.Audit(entry.What, $"{found.Address.Code}|{dispatch.Number}", Before(found, dispatch)),
                                new OfficeWrite.PutDispatch(dispatch),
                                Show(step, After(found, dispatch), note: entry.Done)
                            ),
                        refused => Refused(step, found with { Newest = NewestIn(office.Facts, found) }, form, refused)
                    ),
            cancellation
        );
    }

    /// <summary>What a correction replaces.</summary>
    private static string? Before(PackageCase found, HalfYearDispatch dispatch) =>
        found.Newest is { } before && before.Number == dispatch.Number
            ? before
                .Legs.Zip(dispatch.Legs)
                .Where(l => l.First.ReceivedOn is not null && l.First != l.Second)
                .Select(l => $"{l.First.ReceivedOn:O}")
                .FirstOrDefault()
            : null;

    private static HalfYearDispatch? NewestIn(OfficeFacts office, PackageCase found) =>
        office.Newest(found.Address.Owed, found.Address.Half.First) ?? found.Newest;

    private PackageCase After(PackageCase found, HalfYearDispatch dispatch) =>
        found with
        {
            Newest = dispatch,
            Earlier = dispatch.Stands ? found.Earlier : [.. found.Earlier.Where(e => e.Number != dispatch.Number), dispatch],
            // What was taken back is owed again.
            Open = dispatch.Stands ? null : ReopenedBy(found, dispatch),
        };

    /// <summary>The obligation as it is once the dispatch was taken back, for the card that follows at once.</summary>
    private Obligation ReopenedBy(PackageCase found, HalfYearDispatch dispatch) =>
        new()
        {
            Kind = ObligationKind.HalfYearSubmission,
            Station = found.Station.Id,
            Subject = dispatch.Owed.Value,
            Period = Obligation.DaySubject(dispatch.Half),
            Since = dispatch.Half,
            Target = found.Address.Half.FollowingMonth(rules.Guideline.SubmissionDay),
            Sentence = "",
        };

    private Reply Refused(Step step, PackageCase found, PackageForm form, Refusal refusal) =>
        refusal.Code == "done.not-allowed"
            ? Replies.NotAllowed()
            : Show(
                step,
                found,
                form.State.With(PackageForm.FieldOf(refusal), RefusalWords.Of(refusal)),
                PackageForm.FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
            );

    private Reply Show(Step step, PackageCase found, FormState? form = null, string? note = null) =>
        Reply.Card(PackageCard.Render(PackageView.Of(step, found, rules.Guideline, form, note)));

    /// <summary>What one of the buttons enters.</summary>
    /// <param name="What">The code of the audit.</param>
    /// <param name="Done">What is said once it is entered.</param>
    private sealed record Entry(
        string What,
        string Done,
        Func<PackageCase, string> Partition,
        Func<PackageCase, OfficeFacts, Sender, Outcome<HalfYearDispatch>> Decide
    );
}
