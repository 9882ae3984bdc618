using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>CSVで出力, Excelで出力: the cards' figures as a file, by consent in Teams; where a client takes no files, as text if it is short.</summary>
internal sealed class ExportFlow(SummaryReading summaries, ObligationRules rules, SummaryPatience patience) : IFlow
{
    private readonly SummaryGate _gate = new(summaries);

    private const string Xlsx = "xlsx";
    private const string VerbKey = "verb";

    /// <summary>More does not fit on a card beside its frame.</summary>
    private const int MostText = 9_000;

    public IReadOnlyList<Verb> Verbs =>
        [new Reads(SummaryVerbs.Export, patience.With(ExportAsync)) { File = (at, c) => FileAsync(at.Step, c) }];

    public IReadOnlyList<Effect> Effects => [new(SummaryVerbs.Export, "3/0")];

    public Task<Reply> ExportAsync(Step step, CancellationToken cancellation) =>
        Address(step) is { } address
            ? _gate.ShowAsync(step, address, at => step.TakesConsent ? Offer(step, at, address) : AsText(at, address), cancellation)
            : Task.FromResult(Replies.UnknownButton());

    /// <summary>The file, made once the person has agreed.</summary>
    public async Task<FileReply> FileAsync(Step step, CancellationToken cancellation)
    {
        if (Address(step) is not { } address)
        {
            return FileReply.Refused(Replies.UnknownButton().Text);
        }

        FileReply? file = null;
        var reply = await _gate.ShowAsync(
            step,
            address,
            at =>
            {
                file = new FileReply(Name(step, at), Content(step, at));
                return Reply.Sentence("");
            },
            cancellation
        );
        return file ?? FileReply.Refused(reply.Text);
    }

    private SummaryAddress? Address(Step step) => SummaryAddress.Parse(step.Data.Text(SummaryAddress.Key), rules.Guideline.HalfYears);

    private static Reply Offer(Step step, SummaryCase at, SummaryAddress address)
    {
        var name = Name(step, at);
        return Reply.Offering(
            new FileOffer(
                name,
                $"{SummaryWords.Title(address)}（{SummaryWords.Name(at.Scope, at.Data, at.AsOf)}）を、あなたのOneDriveに保存します。",
                Content(step, at).Length,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [VerbKey] = SummaryVerbs.Export,
                    [SummaryAddress.Key] = address.Code,
                    [SummaryExport.FormatKey] = Format(step),
                }
            ),
            "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。"
        );
    }

    private static Reply AsText(SummaryCase at, SummaryAddress address)
    {
        var rows = SummaryExport.Rows(at);
        var (title, name) = (SummaryWords.Title(address), SummaryWords.Name(at.Scope, at.Data, at.AsOf));
        var all = SummaryExport.CsvText(rows);
        return all.Length <= MostText
            ? Reply.Card(SummaryCard.RenderText(title, name, "", all, address))
            : Reply.Card(
                SummaryCard.RenderText(
                    title,
                    name,
                    $"下位の所属別の内訳（全{SummaryWords.Number(rows.Count)}行）は、Teamsの個人チャットで出力すると含まれます。",
                    SummaryExport.CsvText([.. rows.Where(r => r.Unit == rows[0].Unit && r.Level == rows[0].Level)]),
                    address
                )
            );
    }

    private static byte[] Content(Step step, SummaryCase at) =>
        Format(step) == Xlsx ? SummaryExport.Xlsx(SummaryExport.Rows(at)) : SummaryExport.Csv(SummaryExport.Rows(at));

    private static string Format(Step step) => step.Data.Text(SummaryExport.FormatKey) == Xlsx ? Xlsx : "csv";

    private static string Name(Step step, SummaryCase at) =>
        $"概況_{at.Scope.Unit switch { "" => "全方面", _ => SummaryWords.Name(at.Scope, at.Data, at.AsOf) }}_{at.Period}_{at.AsOf:yyyyMMdd}.{Format(step)}";
}
