using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Turns;

/// <summary>メールで受け取る: the file that was offered goes to the person's own mailbox, made with the rights of the moment, with an entry of it.</summary>
internal sealed class MailFlow(Lazy<FlowTable> flows, ILetterSender letters, TimeProvider clock) : IFlow
{
    private const string Off = "メールでの受取りは、この組織ではまだ使えません。";
    private const string NotSent = "メールを送信できませんでした。時間をおいて、もう一度ファイルの作成からお試しください。";

    private const string TooLarge =
        "ファイルが大きいため、メールでは送信できません。Teamsのボットとの個人チャットで作成し、「許可」を押すと保存できます。";

    /// <summary>Graph takes a message of 4 MB, in which a file grows by a third (sendMail in MIME format).</summary>
    private const int MostBytes = 2_500_000;

    /// <summary>Within the turn.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    public IReadOnlyList<Verb> Verbs => [new Changes(FormVerbs.Mail, SendAsync)];

    /// <summary>With what the making of the file leaves behind; nothing where there is no mailbox.</summary>
    public IReadOnlyList<Effect> Effects =>
        [
            new(FormVerbs.Mail, "1/0")
            {
                Writes = ["person.answers", "council.issue", "council.issued", "council.kit"],
                Audits = ["form.issue", "form.export", "kit.make"],
            },
        ];

    private async Task<Reply> SendAsync(Changing at, CancellationToken cancellation)
    {
        var step = at.Step;
        if (!letters.IsOn)
        {
            return Reply.Sentence(Off);
        }

        // Pressed twice it goes once: the answer is kept.
        if ((await at.ReaderAsync(cancellation))?.State.Answers.Any(a => a.Id == step.Command.Id) != true)
        {
            if (!flows.Value.Verbs.TryGetValue(step.Data.Text(FormVerbs.MailOfKey), out var verb) || verb.File is null)
            {
                return Replies.UnknownButton();
            }

            var file = await flows.Value.HandedOutAsync(verb, step with { Verb = verb.Name }, "file.mail", cancellation);
            if (file.Refusal is { } refusal)
            {
                return Reply.Sentence(refusal);
            }

            if (file.Content.Length > MostBytes)
            {
                return Reply.Sentence(TooLarge);
            }

            if ((await letters.SendAsync(LetterOf(step, file), cancellation)).Outcome is not LetterOutcome.Sent)
            {
                return Reply.Sentence(NotSent);
            }
        }

        return await at.ChangeReaderAsync(
            _ => new ReaderResult(new ReaderChange(), Reply.Sentence("あなたのメールボックスに送信しました。")),
            cancellation
        );
    }

    private Letter LetterOf(Step step, FileReply file) =>
        new(
            step.Officer.UserPrincipalName,
            "KobanBotで作成したファイル",
            $"{file.Name}を添付します。\n\nあなたの操作により送信しました。心当たりがない場合は、署の地域課に連絡してください。"
        )
        {
            File = new LetterFile(file.Name, file.Content),
            Until = clock.GetUtcNow() + Limit,
        };
}
