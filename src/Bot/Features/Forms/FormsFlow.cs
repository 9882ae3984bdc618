using KobanBot.Bot.Cards;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Features.Forms;

/// <summary>様式: what can be printed, and the file, which is made with the rights of the moment when the person has agreed to take it.</summary>
internal sealed class FormsFlow(PdfMaker pdf) : IFlow
{
    private readonly PdfFiles _pdf = new(pdf);

    private const string Sent = "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。";

    private const string InsteadOfPdf = "「様式」と送信し、同じ様式を選ぶと、Word又はExcelのファイルで保存できます。";
    private const string InsteadOfIssue =
        "「発行した様式」と送信し、同じ発行番号の「同じファイルを作成」を押すと、Word又はExcelのファイルで保存できます。";

    private const string NoAddress = "住所の登録がない方の宛名面は、住所と郵便番号が空欄になります。";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(FormVerbs.Open, "様式", Show),
            Reads.ChosenCouncil(FormVerbs.Letters, "委嘱状を印刷", at => Ask(at, FormKind.CommissionLetter)) with
            {
                Rights = FormRequest.Rights(FormKind.CommissionLetter),
            },
            Reads.ChosenCouncil(FormVerbs.Roster, "名簿を印刷", at => Ask(at, FormKind.MemberRoster)) with
            {
                Rights = FormRequest.Rights(FormKind.MemberRoster),
            },
            new Reads(FormVerbs.Make, OfferAsync) { File = MakeAsync },
            Reads.ChosenCouncil(FormVerbs.Issued, "発行した様式", at => Reply.Card(IssuedListCard.Render(IssuedListView.Of(at)))),
            new Reads(FormVerbs.Issue, (at, c) => ShowAsync(at, FormState.Clean, c)),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(FormVerbs.Open, "2/0"),
            new(FormVerbs.Letters, "2/0"),
            new(FormVerbs.Roster, "2/0"),
            new(FormVerbs.Make, "3/0, 4/0"),
            new(FormVerbs.Issued, "2/0"),
            new(FormVerbs.Issue, "3/0, 4/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                FormVerbs.Open,
                "記録簿、開催通知、会議次第などの様式を印刷します。",
                "様式",
                "ようしき",
                "印刷",
                "いんさつ",
                "記録簿",
                "はがき",
                "通知はがき"
            )
            {
                Audience = Audience.Council,
            },
            new(FormVerbs.Letters, "委嘱状（第3号様式）を作成します。", "委嘱状を印刷", "委嘱状の印刷", "委嘱状を作成")
            {
                Audience = Audience.Section | Audience.SectionChief,
            },
            new(
                FormVerbs.Issued,
                "発行した様式の一覧から、同じファイルを作成し、前の版との違いを表示します。",
                "発行した様式",
                "発行済みの様式",
                "発行番号"
            )
            {
                Audience = Audience.Council,
            },
            new(FormVerbs.Roster, "委員名簿（第4号様式）を作成します。", "名簿を印刷", "委員名簿を印刷") { Audience = Audience.Station },
        ];

    private Reply Show(Sitting at) =>
        Reply.Card(
            FormsCard.Render(
                FormsView.Of(at) with
                {
                    Pdf =
                        !_pdf.IsOn ? PdfChoice.None
                        : FormRequest.IsPdfAsked(at.Step) ? PdfChoice.Chosen
                        : PdfChoice.Offered,
                }
            )
        );

    private static Reply Ask(Sitting at, FormKind kind, FormState? form = null) =>
        at.Access.HasAny(FormRequest.Rights(kind))
            ? Reply.Card(PurposeCard.Render(PurposeView.Of(at, kind) with { Form = form ?? FormState.Clean }))
            : Replies.NotAllowed();

    private async Task<Reply> OfferAsync(Reading at, CancellationToken cancellation)
    {
        if (FormRequest.Read(at.Step) is not { } request)
        {
            return Replies.UnknownButton();
        }

        if (PurposeError(request) is { } error)
        {
            var state = new FormState(at.Step.Data.Typed, new Dictionary<string, string> { [FormVerbs.PurposeKey] = error });
            return request.Number is not null
                ? await ShowAsync(at, state, cancellation)
                : await at.CouncilAsync(request.Council, sitting => Ask(sitting, request.Kind, state), cancellation);
        }

        var (paper, refusal) = await Papers.FindAsync(at, request, cancellation);
        return paper is null ? refusal
            : !at.Step.TakesFiles
                ? Reply.Sentence(
                    "この画面ではファイルを受け取れません。Teamsのボットとの個人チャットで「様式」と送信すると、作成できます。"
                )
            : Reply.Offering(
                new FileOffer(
                    _pdf.Name(at.Step, paper.FileName),
                    $"{paper.Form.Name}を、あなたのOneDriveに保存します。",
                    paper.Content(at.Step.Now).Length,
                    request.Context()
                ),
                Sent + (request.Kind == FormKind.NoticePostcard ? NoAddress : "") + (paper.HasPrivateCharacters ? Shapes.PrivateUse : "")
            );
    }

    /// <summary>Nothing of what the consent brings back is trusted: rights and purpose are looked at again, and what is personal is entered first.</summary>
    private async Task<FileReply> MakeAsync(Changing at, CancellationToken cancellation)
    {
        var file = await WordOrExcelAsync(at, cancellation);
        var instead = at.Step.Data.Number(FormVerbs.NumberKey) is null ? InsteadOfPdf : InsteadOfIssue;
        return await _pdf.OfAsync(at.Step, file, instead, cancellation);
    }

    private static async Task<FileReply> WordOrExcelAsync(Changing at, CancellationToken cancellation)
    {
        if (FormRequest.Read(at.Step) is not { } request || PurposeError(request) is not null)
        {
            return FileReply.Refused(Replies.UnknownButton().Text);
        }

        var (paper, refusal) = await Papers.FindAsync(at, request with { TakesAddresses = true }, cancellation);
        if (paper is null)
        {
            return FileReply.Refused(refusal.Text);
        }

        if (request.Number is null && IssueForm.IsNumbered(request.Kind))
        {
            return await Issuance.IssueAsync(at, request, paper, cancellation);
        }

        // What is made again is a further copy that goes out.
        return request.NeedsPurpose && await Issuance.EnterExportAsync(at, request, cancellation) is { } why
            ? FileReply.Refused(why)
            : new FileReply(paper.FileName, paper.Content(at.Step.Now));
    }

    /// <summary>One that was issued; of another kind than those this person may have made nothing is shown.</summary>
    private Task<Reply> ShowAsync(Reading at, FormState form, CancellationToken cancellation) =>
        at.CouncilAsync(
            at.Step.Council,
            async (sitting, token) =>
                await FindAsync(at, sitting, at.Step.Data.Number(FormVerbs.NumberKey), token) is not { } issued
                    ? Reply.Sentence("この番号の様式は発行されていません。「発行した様式」と送信すると、一覧が表示されます。")
                : !sitting.Access.HasAny(FormRequest.Rights(IssueView.KindOf(issued.Issue))) ? Replies.NotAllowed()
                : Reply.Card(
                    IssueCard.Render(
                        IssueView.Of(sitting, issued, await FindAsync(at, sitting, issued.Former, token)) with
                        {
                            Form = form,
                            HasPdf = _pdf.IsOn,
                        }
                    )
                ),
            cancellation
        );

    private static async ValueTask<IssuedForm?> FindAsync(Reading at, Sitting sitting, int? number, CancellationToken cancellation) =>
        number is >= 1 and var asked ? await at.IssuedAsync(sitting.Council.Id, asked, cancellation) : null;

    private static string? PurposeError(FormRequest request) =>
        request.LacksPurpose ? "利用目的を入力してください。" : LimitedText.Excess(request.Purpose, FormRequest.LongestPurpose);
}
