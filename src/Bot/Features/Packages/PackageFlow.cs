using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Packages;

/// <summary>半期の送付 of one station: the documents, 送付する and 取下げ of the station, 到着 and the way on of the offices above.</summary>
internal sealed class PackageFlow(OfficeDesk desk, ObligationRules rules) : IFlow
{
    private const string Sent = "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。";

    private readonly PackageReading _reading = new(desk, rules);

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(PackageVerbs.Open, OpenAsync) { Audience = Audience.Station | Audience.Above },
            new Reads(PackageVerbs.Make, OfferAsync) { File = MakeAsync, Audience = Audience.Station },
            new Changes(PackageVerbs.Send, SendAsync) { Audience = Audience.Station },
            new Changes(PackageVerbs.TakeBack, TakeBackAsync) { Audience = Audience.Station },
            new Changes(PackageVerbs.Receive, ReceiveAsync) { Audience = Audience.Above },
            new Changes(PackageVerbs.PassOn, PassOnAsync) { Audience = Audience.Above },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // The station with its councils, who are two here; of the offices above the station alone.
            new(PackageVerbs.Open, "2/0, 4/0"),
            new(PackageVerbs.Make, "5/0"),
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

    private async Task<Reply> OpenAsync(Reading at, CancellationToken cancellation) =>
        await FindAsync(at, cancellation) is { } found ? Show(at.Step, found) : Gone();

    private async Task<Reply> OfferAsync(Reading at, CancellationToken cancellation)
    {
        if (await FindAsync(at, cancellation) is not { MaySend: true } found)
        {
            return Gone();
        }

        if (!at.Step.TakesFiles)
        {
            return Reply.Sentence(
                "この画面ではファイルを受け取れません。Teamsのボットとの個人チャットで「半期の送付」と送信すると、作成できます。"
            );
        }

        var content = await PackageMaker.MakeAsync(at, found, rules.Guideline, cancellation);
        return Reply.Offering(
            new FileOffer(
                PackageMaker.Name(found),
                "送付書、第2号様式、第5号様式の写しを、あなたのOneDriveに保存します。",
                content.Length,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["verb"] = PackageVerbs.Make,
                    [PackageVerbs.Key] = found.Address.Code,
                }
            ),
            Sent
        );
    }

    /// <summary>With the rights of the moment in which the person agrees.</summary>
    private async Task<FileReply> MakeAsync(Changing at, CancellationToken cancellation) =>
        await FindAsync(at, cancellation) is { MaySend: true } found
            ? new FileReply(PackageMaker.Name(found), await PackageMaker.MakeAsync(at, found, rules.Guideline, cancellation))
            : FileReply.Refused(Gone().Text);

    private Task<Reply> SendAsync(Changing at, CancellationToken cancellation)
    {
        var form = PackageForm.Read(at.Step.Data);
        return EnterAsync(
            at,
            form,
            "package.send",
            found => found.Station.Id.Value,
            (found, office, by) =>
                new SendPackage(form.EnteredDay ?? default, form.EnteredMeans, form.EnteredReason).Decide(
                    office,
                    found.Open,
                    found.Newest,
                    found.Package!, // A station's has one.
                    by
                ),
            "送付を入力しました。到着は、受領した所属が入力します。",
            cancellation
        );
    }

    private Task<Reply> TakeBackAsync(Changing at, CancellationToken cancellation)
    {
        var form = PackageForm.ReadReason(at.Step.Data);
        return EnterAsync(
            at,
            form,
            "package.take-back",
            found => found.Partition,
            (found, office, by) => new TakeBackPackage(form.EnteredReason).Decide(NewestIn(office, found), by),
            "取り下げました。入力の記録は残ります。改めて送付してください。",
            cancellation
        );
    }

    private Task<Reply> ReceiveAsync(Changing at, CancellationToken cancellation)
    {
        var form = PackageForm.Read(at.Step.Data);
        return EnterAsync(
            at,
            form,
            "package.receive",
            found => found.Partition,
            (found, office, by) => new ReceivePackage(form.EnteredDay ?? default).Decide(NewestIn(office, found), found.Offices, by),
            "到着を入力しました。",
            cancellation
        );
    }

    private Task<Reply> PassOnAsync(Changing at, CancellationToken cancellation)
    {
        var form = PackageForm.Read(at.Step.Data);
        return EnterAsync(
            at,
            form,
            "package.pass-on",
            found => found.Partition,
            (found, office, by) =>
                new PassOnPackage(form.EnteredDay ?? default, form.EnteredMeans).Decide(NewestIn(office, found), found.Offices, by),
            "警察本部への送付を入力しました。",
            cancellation
        );
    }

    /// <summary>Decides on what is stored when it is written, and shows the package as it is then.</summary>
    private async Task<Reply> EnterAsync(
        Changing at,
        PackageForm form,
        string what,
        Func<PackageCase, string> partition,
        Func<PackageCase, OfficeFacts, Sender, Outcome<HalfYearDispatch>> decide,
        string done,
        CancellationToken cancellation
    )
    {
        var step = at.Step;
        if (await FindAsync(at, cancellation) is not { } found)
        {
            return Gone();
        }

        if (form.State.HasErrors)
        {
            return Show(step, found, form.State, Replies.CheckInput);
        }

        var by = found.By(step.Officer.Id, step.Today);
        return await at.ChangeOfficeAsync(
            partition(found),
            Gone,
            _ => found.IsVisible(step.Today) ? null : Replies.NotAllowed(),
            office =>
                decide(found, office.Facts, by)
                    .Match(
                        dispatch =>
                            office.Commit(
                                step.Audit(what, $"{found.Address.Code}|{dispatch.Number}", Before(found, dispatch)),
                                new OfficeWrite.PutDispatch(dispatch),
                                Show(step, After(found, dispatch), note: done)
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

    private Task<PackageCase?> FindAsync(Reading at, CancellationToken cancellation) =>
        PackageAddress.Parse(at.Step.Data.Text(PackageVerbs.Key), rules.Guideline.HalfYears) is { } address
            ? _reading.FindAsync(at, address, cancellation)
            : Task.FromResult<PackageCase?>(null);

    private static Reply Gone() =>
        Reply.Sentence("この半期の送付は、現在の配置では表示できません。「半期の送付」と送信すると、今の一覧が表示されます。");
}
