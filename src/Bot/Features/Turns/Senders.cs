using System.Text.Json;
using AdaptiveCards;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Enlisting;
using KobanBot.Core.Organisation;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Who sent an activity.</summary>
/// <param name="Refusal">One sentence for somebody who is not, or not yet, a user.</param>
/// <param name="IsNewHere">This turn is the first that came from this personal chat; of two at once, one.</param>
internal sealed record Sender(Officer? Officer, string? Refusal, bool IsNewHere)
{
    /// <summary>Forms that the officer has left without saving.</summary>
    public IReadOnlyList<KeptForm> Forms { get; init; } = [];

    /// <summary>Somebody on no list who may ask to be listed, in a personal chat; null for everybody else.</summary>
    public Applicant? Applicant { get; init; }

    /// <summary>The list that the newest card of the personal chat shows.</summary>
    public StoredList? Shown { get; init; }
}

/// <summary>
/// Finds the officer behind an account. At first contact the channel tells the account's user principal name; the officer whom the
/// import gave that name is linked, once and for all.
/// </summary>
internal sealed partial class Senders(IPersonStore people, FirstAdministrators administrators, TimeProvider clock, ILogger<Senders> logger)
{
    private const string Unknown = EnlistDesk.Unknown;
    private const string Taken = "この利用者は、別のアカウントで登録されています。署の地域課に連絡してください。";

    private const string NotYetHere =
        "検索や記録ができるのは、登録された利用者だけです。登録されている方は、先にKobanBotとの個人チャットを開き、「ホーム」と送信してください。";

    public async Task<Sender> FindAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (turn.Activity.From is not { AadObjectId: { Length: > 0 } account, Id: { Length: > 0 } user } || !IsAccount(account))
        {
            return new Sender(null, Unknown, false);
        }

        var loaded = await people.FindByEntraAsync(account, cancellation);
        if (loaded is null)
        {
            var (linked, applicant) = await LinkAsync(turn, account, user, cancellation);
            if (linked is null)
            {
                return new Sender(null, Unknown, false) { Applicant = applicant };
            }

            loaded = linked;
        }

        return loaded.Officer.EntraObjectId is { } other && !string.Equals(other, account, StringComparison.OrdinalIgnoreCase)
            ? new Sender(null, Taken, false)
            : new Sender(loaded.Officer, null, await RememberAsync(turn, loaded, cancellation))
            {
                Forms = loaded.Forms,
                Shown = loaded.Shown,
            };
    }

    /// <summary>
    /// The same where the conversation is not the bot's, as in the message extension: nobody is linked there, and nothing of it is remembered. In a
    /// chat of two colleagues the channel calls it personal too.
    /// </summary>
    public Task<Sender> FindElsewhereAsync(ITurnContext turn, CancellationToken cancellation) =>
        FindAccountAsync(turn.Activity.From?.AadObjectId, cancellation);

    /// <param name="account">An Entra object id that a token has proven.</param>
    public async Task<Sender> FindAccountAsync(string? account, CancellationToken cancellation) =>
        account is { Length: > 0 }
        && IsAccount(account)
        && await people.FindByEntraAsync(account, cancellation) is { } loaded
        && string.Equals(loaded.Officer.EntraObjectId, account, StringComparison.OrdinalIgnoreCase)
            ? new Sender(loaded.Officer, null, false)
            : new Sender(null, NotYetHere, false);

    /// <summary>An Entra object id; anything else is no key to look for.</summary>
    private static bool IsAccount(string account) => account.Length <= 64 && account.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <returns>The officer, or who asks and is on no list; neither where the channel does not tell the account's name.</returns>
    private async Task<(LoadedOfficer? Linked, Applicant? Applicant)> LinkAsync(
        ITurnContext turn,
        string account,
        string user,
        CancellationToken cancellation
    )
    {
        if (
            await turn.FindMemberAsync(user, cancellation) is not { UserPrincipalName: { Length: > 0 } name } member
            || (member.AadObjectId is { } told && !string.Equals(told, account, StringComparison.OrdinalIgnoreCase))
        )
        {
            Log.NotTold(logger);
            return (null, null);
        }

        var known = await people.FindByPrincipalNameAsync(name, cancellation);
        if (known is null && await administrators.TryAddAsync(name, member.Name, cancellation))
        {
            known = await people.FindByPrincipalNameAsync(name, cancellation);
        }

        if (known is not { } found)
        {
            Log.NotImported(logger);
            return (null, ApplicantOf(turn, account, name, member.Name));
        }

        if (found.Officer.EntraObjectId is not null)
        {
            return (found, null);
        }

        if (await people.TryLinkAsync(found.Officer.Id, account, clock.GetUtcNow(), cancellation))
        {
            Log.Linked(logger, found.Officer.Id);
        }

        // Whoever was first, the truth is what is stored now.
        return (await people.FindAsync(found.Officer.Id, cancellation), null);
    }

    private static Applicant? ApplicantOf(ITurnContext turn, string account, string principalName, string? name) =>
        Mentions.IsPersonal(turn.Activity)
            ? new Applicant(
                account,
                principalName,
                name,
                turn.Activity.From.Id,
                StoredReference.From(turn.Activity) is { } reference ? References.Write(reference) : null
            )
            : null;

    /// <summary>Keeps the newest reference of the personal chat; its service address may change at any time.</summary>
    private async Task<bool> RememberAsync(ITurnContext turn, LoadedOfficer loaded, CancellationToken cancellation)
    {
        if (!Mentions.IsPersonal(turn.Activity) || StoredReference.From(turn.Activity) is not { } reference)
        {
            return false;
        }

        var text = References.Write(reference);
        if (text == loaded.Reference && !loaded.IsOutOfReach)
        {
            return false;
        }

        var stored = await people.RememberReferenceAsync(loaded.Officer.Id, text, cancellation);
        return stored && References.Read(loaded.Reference)?.ConversationId != reference.ConversationId;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Officer {Officer} was linked to an account at first contact.")]
        public static partial void Linked(ILogger logger, OfficerId officer);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The channel did not tell the principal name of a sender.")]
        public static partial void NotTold(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A sender is not among the imported officers.")]
        public static partial void NotImported(ILogger logger);
    }
}

/// <summary>Conversation references as stored text.</summary>
internal static class References
{
    public static string Write(StoredReference reference) => JsonSerializer.Serialize(reference, CardJson.Options);

    public static StoredReference? Read(string? text) =>
        text is null ? null : JsonSerializer.Deserialize<StoredReference>(text, CardJson.Options);
}
