using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// What is said in the chat of a file in the making. A file that takes a moment needs no words; of one that takes longer a card tells how far it is,
/// with the button that stops it. The card is replaced in its place, each time after a longer pause, and at the end it says how it ended.
/// </summary>
internal sealed class MakingMessage(LastingConversation conversation, Making making, TimeProvider clock)
{
    public const int MostUpdates = 10;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TimeToSend = TimeSpan.FromSeconds(10);

    /// <summary>Where the card stands; null before it was sent.</summary>
    private string? _card;

    public Making Making => making;

    /// <summary>What the running makes, with the card about it meanwhile.</summary>
    public async Task<FileReply> AwaitAsync(Task<FileReply> running, CancellationToken cancellation)
    {
        if (await EndsWithinAsync(running, Moment, cancellation))
        {
            return await running;
        }

        if (making.Total == 0)
        {
            await conversation.SendAsync(
                OutboundMessage.OfText("ファイルを作成しています。できしだい保存し、ここでお知らせします。"),
                TimeToSend,
                cancellation
            );
            return await running;
        }

        // The button may be pressed as soon as the channel has the card.
        making.IsShown = true;
        var shown = making.Done;
        _card = await conversation.SendAsync(Card(shown), TimeToSend, cancellation);
        var pause = FirstPause;
        for (var updates = 0; _card is not null && updates < MostUpdates; )
        {
            if (await EndsWithinAsync(running, pause, cancellation))
            {
                break;
            }

            if (making.Done != shown)
            {
                shown = making.Done;
                pause *= 1.5;
                updates++;
                await conversation.UpdateAsync(_card, Card(shown), TimeToSend, cancellation);
            }
        }

        return await running;
    }

    /// <summary>Tells the end: by the message, and by the card where one stands.</summary>
    /// <param name="isSaid">The card is enough: its person is before it.</param>
    public async Task EndAsync(OutboundMessage message, string sentence, bool isSaid, CancellationToken cancellation)
    {
        if (_card is { } card)
        {
            _card = null;
            await conversation.UpdateAsync(
                card,
                CardOf(MakingCard.Ended(new Drawing(Guid.CreateVersion7(clock.GetUtcNow()), null), sentence)),
                TimeToSend,
                cancellation
            );
            if (isSaid)
            {
                return;
            }
        }

        await conversation.SendAsync(message, TimeToSend, cancellation);
    }

    private async Task<bool> EndsWithinAsync(Task running, TimeSpan time, CancellationToken cancellation)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ended = await Task.WhenAny(running, Task.Delay(time, clock, pause.Token)) == running;
        await pause.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return ended;
    }

    private OutboundMessage Card(int done) => CardOf(MakingCard.Render(new MakingView(new Drawing(making.Stop, null), done, making.Total)));

    private static OutboundMessage CardOf(AdaptiveCards.AdaptiveCard card) =>
        OutboundMessage.OfCard(AdaptiveCards.CardJson.Serialize(card), card.Speak);
}
