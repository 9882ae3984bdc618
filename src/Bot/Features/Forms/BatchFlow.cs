using KobanBot.Bot.Documents;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Forms;

/// <summary>
/// 様式の一括作成: all letters of a station in one document, all rosters, all slips. Every council's part is issued under that council's number
/// before the file is put together, and the file goes out whole or not at all: whoever was interrupted asks again.
/// </summary>
internal sealed class BatchFlow(PdfMaker pdf) : IFlow
{
    private readonly PdfFiles _pdf = new(pdf);

    public static readonly IReadOnlyList<FormKind> Kinds = [FormKind.CommissionLetter, FormKind.MemberRoster, FormKind.EstablishmentSlip];

    private const string Sent = "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。";
    private const string Stopped =
        "一括作成を取りやめました。ファイルは保存していません。付与した発行番号は残ります。改めて作成するときは、「一括作成」と送信してください。";

    private const string InsteadOfPdf = "「一括作成」と送信し、ファイルの種類で「Word又はExcel」を選ぶと、保存できます。";

    private const string OnlySection = "様式の一括作成は、署の地域課の方が行います。";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(FormVerbs.Batch, (at, c) => AskAsync(at, FormState.Clean, c)) { Audience = Makers, ToOthers = OnlySection },
            new Reads(FormVerbs.BatchMake, OfferAsync)
            {
                File = MakeAsync,
                Audience = Makers,
                ToOthers = OnlySection,
            },
        ];

    public IReadOnlyList<Effect> Effects => [new(FormVerbs.Batch, "3/0"), new(FormVerbs.BatchMake, "3/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                FormVerbs.Batch,
                "担当する全ての連絡協議会の委嘱状、委員名簿、設置（廃止）票を1つのファイルで作成します。",
                "一括作成",
                "様式の一括作成",
                "委嘱状を一括作成",
                "名簿を一括作成"
            )
            {
                Audience = Makers,
            },
        ];

    private const Audience Makers = Audience.Section | Audience.SectionChief;

    private async Task<Reply> AskAsync(Reading at, FormState form, CancellationToken cancellation)
    {
        var seen = await at.AllCouncilsAsync(cancellation);
        return Reply.Card(BatchCard.Render(new BatchView(at.Step.Draw(), seen.Title, seen.Councils.Count, form) { HasPdf = _pdf.IsOn }));
    }

    private async Task<Reply> OfferAsync(Reading at, CancellationToken cancellation)
    {
        if (Read(at.Step) is not { } asked)
        {
            return Replies.UnknownButton();
        }

        if (asked.PurposeError is { } error)
        {
            return await AskAsync(
                at,
                new FormState(at.Step.Data.Typed, new Dictionary<string, string> { [FormVerbs.PurposeKey] = error }),
                cancellation
            );
        }

        var requests = await RequestsAsync(at, asked, cancellation);
        return requests.Count == 0 ? Reply.Sentence("作成する内容がありません。「様式」と送信すると、今印刷できるものが表示されます。")
            : !at.Step.TakesFiles
                ? Reply.Sentence(
                    "この画面ではファイルを受け取れません。Teamsのボットとの個人チャットで「一括作成」と送信すると、作成できます。"
                )
            : Reply.Offering(
                new FileOffer(
                    OfferedName(at.Step, asked.Kind),
                    $"{requests.Count}の連絡協議会の{PrintedForms.Of(asked.Kind).Name}を、あなたのOneDriveに保存します。",
                    // What it will be is known once it is made.
                    FormDocuments.Shipped(PrintedForms.Of(asked.Kind)).Bytes.Length * requests.Count,
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["verb"] = FormVerbs.BatchMake,
                        [FormVerbs.FormKey] = asked.Kind.ToString(),
                        [FormVerbs.PurposeKey] = asked.Purpose,
                        [FormVerbs.FormatKey] = FormRequest.IsPdfAsked(at.Step) ? FormVerbs.Pdf : "",
                    }
                ),
                Sent
            );
    }

    /// <summary>With the rights of the moment, council by council; only what goes into the file is held.</summary>
    private async Task<FileReply> MakeAsync(Changing at, CancellationToken cancellation)
    {
        if (!Makers.Includes(at.Step.Officer, at.Step.Today) || Read(at.Step) is not { PurposeError: null } asked)
        {
            return FileReply.Refused(Replies.UnknownButton().Text);
        }

        var made = new List<(string Name, byte[] Content)>();
        var requests = await RequestsAsync(at, asked, cancellation);
        foreach (var (request, done) in requests.Select((r, i) => (r, i)))
        {
            if (!await at.GoesOnAsync(done, requests.Count, cancellation))
            {
                return FileReply.Stopped(Stopped);
            }

            var (paper, _) = await Papers.FindAsync(at, request, cancellation);
            if (paper is null)
            {
                continue; // Nothing is left of it since the list was made.
            }

            var file = await Issuance.IssueAsync(at, request, paper, cancellation);
            if (file.Refusal is { } refusal)
            {
                return FileReply.Refused($"{paper.About}　{refusal}");
            }

            if (IsSheet(asked.Kind))
            {
                // Each is a file of its own there.
                file = await _pdf.OfAsync(at.Step, file, InsteadOfPdf, cancellation);
                if (file.Refusal is { } none)
                {
                    return FileReply.Refused(none);
                }
            }

            made.Add((file.Name, file.Content));
        }

        return !await at.GoesOnAsync(requests.Count, requests.Count, cancellation) ? FileReply.Stopped(Stopped)
            : made.Count == 0 ? FileReply.Refused(Replies.UnknownButton().Text)
            : IsSheet(asked.Kind) ? Bound(at.Step, asked.Kind, made)
            : await _pdf.OfAsync(at.Step, Bound(at.Step, asked.Kind, made), InsteadOfPdf, cancellation);
    }

    /// <summary>Letters and slips as one document, each part under its own foot; sheets stay files of their own.</summary>
    private static FileReply Bound(Step step, FormKind kind, IReadOnlyList<(string Name, byte[] Content)> made) =>
        new(
            Name(step, kind),
            IsSheet(kind)
                ? FixedZip.Of(made)
                : WordBinder.Bind([.. made.Select(m => m.Content)], new DocumentStamp(PrintedForms.Of(kind).Title, step.Now))
        );

    private static async Task<IReadOnlyList<FormRequest>> RequestsAsync(Reading at, Asked asked, CancellationToken cancellation)
    {
        var seen = await at.AllCouncilsAsync(cancellation);
        return
        [
            .. seen
                .Councils.Where(c => c.Access.HasAny(FormRequest.Rights(asked.Kind)) && Has(at.Step, c.Facts, asked.Kind))
                .OrderBy(c => c.Facts.Council.Id.Value, StringComparer.Ordinal)
                .Select(c => new FormRequest(asked.Kind, c.Facts.Council.Id, "", Member: null, asked.Purpose)),
        ];
    }

    private static bool Has(Step step, CouncilFacts facts, FormKind kind) =>
        kind switch
        {
            FormKind.CommissionLetter => CommissionLetter.Of(facts, step.Today).Count > 0,
            FormKind.MemberRoster => facts.Council.ExistsOn(step.Today),
            _ => PrintedSlip.Of(facts, step.Today, step.Rules.Guideline).Count > 0,
        };

    private static bool IsSheet(FormKind kind) => FormDocuments.Extension(PrintedForms.Of(kind)) == "xlsx";

    private string OfferedName(Step step, FormKind kind) => IsSheet(kind) ? Name(step, kind) : _pdf.Name(step, Name(step, kind));

    private static string Name(Step step, FormKind kind) =>
        $"{PrintedForms.Of(kind).Title}_一括_{Papers.Day(step.Today)}.{(IsSheet(kind) ? "zip" : "docx")}";

    private static Asked? Read(Step step) =>
        step.Data.Choice<FormKind>(FormVerbs.FormKey) is { } kind && Kinds.Contains(kind)
            ? new Asked(kind, step.Data.Text(FormVerbs.PurposeKey))
            : null;

    private sealed record Asked(FormKind Kind, string Purpose)
    {
        public string? PurposeError =>
            Purpose.Length == 0 ? "利用目的を入力してください。" : LimitedText.Excess(Purpose, FormRequest.LongestPurpose);
    }
}
