using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils.Enlisting;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Enlisting;

/// <summary>What was typed into 利用の申請.</summary>
internal sealed record EnlistForm(ApplyForPost Request, string Station, FormState State)
{
    public const string StationKey = "en-station";
    public const string Post = "en-post";
    public const string Rank = "en-rank";
    public const string Name = "en-name";
    public const string Number = "en-number";

    public const int LineLength = 40;
    public const int NumberLength = 20;

    public static EnlistForm Read(CardData data, Applicant applicant, Guid command)
    {
        var fields = new FieldReader(data);
        var request = new ApplyForPost($"{command:N}", applicant.Account, applicant.PrincipalName)
        {
            Post = fields.Text(Post, LineLength),
            Rank = data.Text(Rank),
            Name = fields.Text(Name, LineLength),
            Number = fields.Text(Number, NumberLength).ToUpperInvariant(),
            Reference = applicant.Reference,
        };
        return new EnlistForm(request, data.Text(StationKey), fields.State());
    }

    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(Enlistment.Station) => StationKey,
            nameof(ApplyForPost.Post) => Post,
            nameof(ApplyForPost.Rank) => Rank,
            nameof(ApplyForPost.Name) => Name,
            nameof(ApplyForPost.Number) => Number,
            _ => null,
        };
}

/// <summary>Somebody who speaks to the bot in a personal chat and is on no list.</summary>
/// <param name="Account">The Entra object id.</param>
/// <param name="PrincipalName">As the channel tells it.</param>
/// <param name="UserId">For whom the client draws the card.</param>
/// <param name="Reference">The personal chat, as the protocol layer writes it.</param>
internal sealed record Applicant(string Account, string PrincipalName, string? Name, string? UserId, string? Reference);
