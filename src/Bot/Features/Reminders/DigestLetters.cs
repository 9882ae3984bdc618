using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>Reminders by mail: writes them with the way into the chat, and hands them to the mailbox.</summary>
internal sealed class DigestLetters(ILetterSender sender, ChatLink chat)
{
    public bool IsOn => sender.IsOn;

    public Letter Of(Officer reader, Digest digest, ReaderView view, IReadOnlySet<OfficerId> unreachable) =>
        DigestLetter.Of(reader, digest, view, unreachable, chat);

    public Letter Of(Officer reader, MatterNoticeView matter) => DigestLetter.Of(reader, matter, chat);

    public Task<LetterResult> SendAsync(Letter letter, CancellationToken cancellation) => sender.SendAsync(letter, cancellation);
}
