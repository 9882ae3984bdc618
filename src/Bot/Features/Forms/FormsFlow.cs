using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Features.Forms;

/// <summary>様式: what can be printed, and the file, which is made with the rights of the moment when the person has agreed to take it.</summary>
internal sealed class FormsFlow : IFlow
{
    private const string Entered = "entered";
    private const string Sent = "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(FormVerbs.Open, "様式", at => Reply.Card(FormsCard.Render(FormsView.Of(at)))),
            Reads.ChosenCouncil(FormVerbs.Letters, "委嘱状を印刷", at => Ask(at, FormKind.CommissionLetter)) with
            {
                Rights = FormRequest.Rights(FormKind.CommissionLetter),
            },
            Reads.ChosenCouncil(FormVerbs.Roster, "名簿を印刷", at => Ask(at, FormKind.MemberRoster)) with
            {
                Rights = FormRequest.Rights(FormKind.MemberRoster),
            },
            new Reads(FormVerbs.Make, OfferAsync) { File = MakeAsync },
        ];

    public IReadOnlyList<Effect> Effects =>
        [new(FormVerbs.Open, "2/0"), new(FormVerbs.Letters, "2/0"), new(FormVerbs.Roster, "2/0"), new(FormVerbs.Make, "2/0, 3/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(FormVerbs.Open, "記録簿、開催通知、会議次第などの様式を印刷します。", "様式", "ようしき", "印刷", "いんさつ", "記録簿")
            {
                Audience = Audience.Council,
            },
            new(FormVerbs.Letters, "委嘱状（第3号様式）を作成します。", "委嘱状を印刷", "委嘱状の印刷", "委嘱状を作成")
            {
                Audience = Audience.Section | Audience.SectionChief,
            },
            new(FormVerbs.Roster, "委員名簿（第4号様式）を作成します。", "名簿を印刷", "委員名簿を印刷") { Audience = Audience.Station },
        ];

    private static Reply Ask(Sitting at, FormKind kind, FormState? form = null) =>
        at.Access.HasAny(FormRequest.Rights(kind))
            ? Reply.Card(PurposeCard.Render(PurposeView.Of(at, kind) with { Form = form ?? FormState.Clean }))
            : Replies.NotAllowed();

    private static async Task<Reply> OfferAsync(Reading at, CancellationToken cancellation)
    {
        if (FormRequest.Read(at.Step) is not { } request)
        {
            return Replies.UnknownButton();
        }

        if (PurposeError(request) is { } error)
        {
            var state = new FormState(at.Step.Data.Typed, new Dictionary<string, string> { [FormVerbs.PurposeKey] = error });
            return await at.CouncilAsync(request.Council, sitting => Ask(sitting, request.Kind, state), cancellation);
        }

        var (paper, refusal) = await Papers.FindAsync(at, request, cancellation);
        return paper is null ? refusal
            : !at.Step.TakesFiles
                ? Reply.Sentence(
                    "この画面ではファイルを受け取れません。Teamsのボットとの個人チャットで「様式」と送信すると、作成できます。"
                )
            : Reply.Offering(
                new FileOffer(
                    paper.FileName,
                    $"{paper.Form.Name}を、あなたのOneDriveに保存します。",
                    paper.Content(at.Step, request.NeedsPurpose).Length,
                    request.Context()
                ),
                Sent + (paper.HasPrivateCharacters ? "外字が含まれています。他の端末では表示されないことがあります。" : "")
            );
    }

    /// <summary>Nothing of what the consent brings back is trusted: rights and purpose are looked at again, and what is personal is entered first.</summary>
    private static async Task<FileReply> MakeAsync(Changing at, CancellationToken cancellation)
    {
        if (FormRequest.Read(at.Step) is not { } request || PurposeError(request) is not null)
        {
            return FileReply.Refused(Replies.UnknownButton().Text);
        }

        var (paper, refusal) = await Papers.FindAsync(at, request, cancellation);
        if (paper is null)
        {
            return FileReply.Refused(refusal.Text);
        }

        if (request.NeedsPurpose && await EnterAsync(at, request, cancellation) is { } why)
        {
            return FileReply.Refused(why);
        }

        return new FileReply(paper.FileName, paper.Content(at.Step, request.NeedsPurpose));
    }

    /// <summary>Enters who takes what out and what for; the sentence why it could not be, else null.</summary>
    private static async Task<string?> EnterAsync(Changing at, FormRequest request, CancellationToken cancellation)
    {
        var reply = await at.ChangeAsync(
            request.Council,
            sitting =>
                sitting.Access.HasAny(FormRequest.Rights(request.Kind))
                    ? new StepResult(
                        new CouncilChange { Audit = sitting.Audit("form.export", Subject(request), request.Purpose) },
                        Reply.Sentence(Entered)
                    )
                    : Replies.NotAllowed(),
            cancellation
        );
        return reply.Text == Entered ? null : reply.Text;
    }

    private static string Subject(FormRequest request) => request.Member is { } member ? $"{request.Kind}/{member}" : $"{request.Kind}";

    private static string? PurposeError(FormRequest request) =>
        request.LacksPurpose ? "利用目的を入力してください。" : LimitedText.Excess(request.Purpose, FormRequest.LongestPurpose);
}
