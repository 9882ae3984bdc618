using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.OperationLists;

/// <summary>第2号様式 as a living document: 4月1日現在, numbered 補正 with what stood there before, and what has changed since it was sent.</summary>
internal sealed class OperationListFlow : IFlow
{
    public const string Open = "form2.open";
    public const string Corrections = "form2.corrections";
    public const string Since = "form2.since";
    public const string Save = "form2.save";

    private const string OnlyStation =
        "第2号様式は、警察署の地域警察担当課（係）と幹部が使います。「ホーム」と送信すると、今できる操作が表示されます。";
    private const string OnlySection = "第2号様式の記録は、署の地域警察担当課（係）の方が行います。";
    private const Audience Recorders = Audience.Section | Audience.SectionChief;

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(Open, (at, c) => ShowAsync(at, OperationListCard.Render, c)) { Audience = Audience.Station, ToOthers = OnlyStation },
            new Reads(Corrections, (at, c) => ShowAsync(at, OperationListCard.Corrections, c))
            {
                Audience = Audience.Station,
                ToOthers = OnlyStation,
            },
            new Reads(Since, (at, c) => ShowAsync(at, OperationListCard.Since, c)) { Audience = Audience.Station, ToOthers = OnlyStation },
            new Changes(Save, SaveAsync) { Audience = Recorders, ToOthers = OnlySection },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // The station and its councils, here two.
            new(Open, "4/0"),
            new(Corrections, "4/0"),
            new(Since, "4/0"),
            // The same, the office to commit to, and of a 補正 one step for each council that it is about, as far as the person waits for them.
            new(Save, "10/3, 5/1")
            {
                Writes = ["office.edition", "office.correction", "office.done", "council.done"],
                Audits = ["form2.save"],
                Ends = [ObligationKind.OperationListAnnual, ObligationKind.OperationListCorrection],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                Open,
                "運営状況一覧（第2号様式）の現在の内容と、補正されていない変更を表示します。",
                "第2号様式",
                "様式2",
                "様式第2号",
                "運営状況一覧",
                "運営状況一覧表",
                "名簿の補正",
                "一覧表の補正",
                "補正"
            )
            {
                Audience = Audience.Station,
            },
            new(Corrections, "第2号様式の補正を、番号順に表示します。", "補正の一覧", "補正一覧", "補正の履歴")
            {
                Audience = Audience.Station,
            },
        ];

    private static async Task<Reply> ShowAsync(Reading at, Func<OperationListView, AdaptiveCard> render, CancellationToken cancellation) =>
        await ReadAsync(at, cancellation) is { } read ? Reply.Card(render(View(at.Step, read))) : Reply.Sentence(OnlyStation);

    private static async Task<Reply> SaveAsync(Changing at, CancellationToken cancellation) =>
        await ReadAsync(at, cancellation) is { } read
            ? await at.ChangeOfficeAsync(
                read.Unit,
                () => Reply.Sentence(OnlyStation),
                _ => null, // The unit is that of a post of today at the station.
                office => Record(office, read with { Office = office.Facts }),
                cancellation
            )
            : Reply.Sentence(OnlyStation);

    private static OfficeResult Record(OfficeSitting at, StationRead read)
    {
        var (step, settings) = (at.Step, at.Step.Rules.Guideline);
        var document = Document(step, read);
        var first = OperationList.Of(new StationId(read.Unit), read.Councils, document.Year.First, settings);
        return RecordEdition
            .Decide(document, first, step.Officer.Id, step.Today)
            .Match<OfficeResult>(
                edition =>
                {
                    var change = new OfficeChange
                    {
                        Audit = step.Audit(Save, $"{edition.Year.StartYear}/{edition.Number}"),
                        Writes = RecordEdition.Writes(at.Facts, edition, step.Audit(Save), step.Today),
                    };
                    var after = View(step, read with { Office = at.Facts.After(change) });
                    return new OfficeResult(change, Reply.Card(OperationListCard.Render(after with { Note = Recorded(edition) })));
                },
                refusal => Reply.Card(OperationListCard.Render(View(step, read) with { Note = RefusalWords.Of(refusal), HasFailed = true }))
            );
    }

    private static string Recorded(OperationEdition edition) =>
        edition.Number == 0
            ? $"{JapaneseDate.WithoutWeekday(edition.Year.First)}現在の一覧を記録しました。"
            : $"補正{edition.Number}を記録しました。";

    private static OperationListView View(Step step, StationRead read) =>
        OperationListView.Of(step, read.Office, Document(step, read), read.Councils) with
        {
            MayRecord = Recorders.Includes(step.Officer, step.Today),
        };

    private static OperationDocument Document(Step step, StationRead read) =>
        OperationDocument.Of(read.Office, read.Councils, step.Today, step.Rules.Guideline);

    /// <summary>The station of the person's post with its councils; null for whoever has none.</summary>
    private static async Task<StationRead?> ReadAsync(Reading at, CancellationToken cancellation)
    {
        var unit = at
            .Step.Officer.On(at.Step.Today)
            .Where(a => Audience.Station.HasFlag(Audiences.Of(a.Role)))
            .OrderBy(a => a.Role is Role.CommunityPoliceSection or Role.SectionChief ? 0 : 1)
            .FirstOrDefault()
            ?.Unit;
        if (unit is null || await at.OfficeAsync(unit, cancellation) is not { Facts: { Station: not null } office })
        {
            return null;
        }

        var councils = await at.AllCouncilsAsync(cancellation);
        return new StationRead(unit, office, [.. councils.Councils.Select(c => c.Facts)]);
    }

    private sealed record StationRead(string Unit, OfficeFacts Office, IReadOnlyList<CouncilFacts> Councils);
}
