using System.Security.Cryptography;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns;

/// <summary>How a file that a flow offers comes to its person: by a consent in Teams, else by a link that is good once; by mail too, where there is a mailbox.</summary>
internal sealed class FileWays(IFileLinks links, FilePage page, ILetterSender letters, TimeProvider clock)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Some 190 bits.</summary>
    private const int LinkLength = 32;

    public bool HasPage => page.IsOn;

    /// <summary>The reply as this client can use it.</summary>
    public async Task<Reply> OfAsync(Step step, Reply reply, CancellationToken cancellation)
    {
        if (reply.Offer is not { } offer)
        {
            return reply;
        }

        if (step.TakesConsent)
        {
            // What stands on a card of its own already keeps it.
            return letters.IsOn && reply.CardJson is null ? Card(step, reply, offer, address: null) with { Offer = offer } : reply;
        }

        if (!page.IsOn)
        {
            return reply;
        }

        var link = new FileLink(RandomNumberGenerator.GetString(Letters, LinkLength), offer.Context, clock.GetUtcNow() + FileLink.Time);
        await links.AddAsync(step.Officer.Id, link, cancellation);
        return Card(step, reply, offer, page.To(link.Id));
    }

    private Reply Card(Step step, Reply reply, FileOffer offer, string? address) =>
        Reply.Card(
            LinkCard.Render(
                new LinkView(step.Draw(), offer.Name, address)
                {
                    Note = address is null ? reply.Text : null,
                    Mail = letters.IsOn ? [.. offer.Context.Select(Carried)] : [],
                }
            )
        ) with
        {
            HasSaved = reply.HasSaved,
        };

    /// <summary>A button has a verb of its own.</summary>
    private static (string Key, string Value) Carried(KeyValuePair<string, string> context) =>
        context.Key == "verb" ? (FormVerbs.MailOfKey, context.Value) : (context.Key, context.Value);
}
