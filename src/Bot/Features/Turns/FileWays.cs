using System.Security.Cryptography;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns;

/// <summary>How a file that a flow offers comes to its person: by a consent in Teams, else by a link that is good once.</summary>
internal sealed class FileWays(IFileLinks links, FilePage page, TimeProvider clock)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Some 190 bits.</summary>
    private const int LinkLength = 32;

    public bool HasPage => page.IsOn;

    /// <summary>The reply as this client can use it.</summary>
    public async Task<Reply> OfAsync(Step step, Reply reply, CancellationToken cancellation)
    {
        if (reply.Offer is not { } offer || step.TakesConsent || !page.IsOn)
        {
            return reply;
        }

        var link = new FileLink(RandomNumberGenerator.GetString(Letters, LinkLength), offer.Context, clock.GetUtcNow() + FileLink.Time);
        await links.AddAsync(step.Officer.Id, link, cancellation);
        return Reply.Card(LinkCard.Render(new LinkView(step.Draw(), offer.Name, page.To(link.Id)))) with { HasSaved = reply.HasSaved };
    }
}
