using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Graph.Installations;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Reminders;

/// <summary>Who got the app, or not.</summary>
/// <param name="Reference">The chat that there is now; null where there is none yet.</param>
internal sealed record Newcomer(AppInstallation Installation, StoredReference? Reference);

/// <summary>
/// Officers whom a digest cannot reach because they have never opened the app: it is installed for them, once, and the chat is opened. What comes of
/// it is recorded with the person; whatever fails, the digest goes its other ways.
/// </summary>
/// <remarks>Eight parts: the installation, the chat, two places where it is kept, two settings, the time and the log.</remarks>
internal sealed partial class Newcomers(
    IAppInstaller installer,
    IProactiveMessenger messenger,
    IPersonStore people,
    IReminderStore readers,
    IOptions<BotOptions> bot,
    IOptions<InstallationOptions> options,
    TimeProvider clock,
    ILogger<Newcomers> logger
)
{
    private readonly Lock _lock = new();
    private DateOnly _day;
    private int _tried;

    /// <summary>Whether there is a use in trying today: nobody has a chat with this officer, and the day has room.</summary>
    public bool MayTry(LoadedReader reader, DateOnly day)
    {
        if (
            !installer.IsOn
            || reader.Reference is not null
            || reader.State.Installation?.MayTryAgain(reader.Officer.UserPrincipalName, day) == false
        )
        {
            return false;
        }

        lock (_lock)
        {
            return _day != day || _tried < options.Value.PerDay;
        }
    }

    /// <returns>Null when nothing was asked.</returns>
    public async Task<Newcomer?> TryAsync(LoadedReader reader, DateOnly day, CancellationToken cancellation)
    {
        if (!TakeRoom(day))
        {
            return null;
        }

        var (officer, before) = (reader.Officer, reader.State.Installation);
        var known = officer.EntraObjectId ?? (before?.Account == officer.UserPrincipalName ? before.EntraObjectId : null);
        var result = await installer.InstallAsync(officer.UserPrincipalName, known, cancellation);
        if (result.WasNotAsked)
        {
            return null;
        }

        var installation = AppInstallation.After(before, result, officer.UserPrincipalName, day);

        // A crash before this asks once more, and Teams says that the app is there.
        await readers.TryPutAsync(reader.Version, new ReaderChange { Installation = installation }, cancellation);
        var reference = installation is { Outcome: InstallOutcome.Installed, EntraObjectId: { } account }
            ? await OpenAsync(officer.Id, account, cancellation)
            : null;
        Log.Tried(logger, officer.Id, result.Outcome, reference is not null);
        return new Newcomer(installation, reference);
    }

    /// <summary>Teams tells the bot of an installation too, and may have been faster.</summary>
    private async Task<StoredReference?> OpenAsync(OfficerId officer, string account, CancellationToken cancellation)
    {
        if (References.Read((await people.FindAsync(officer, cancellation))?.Reference) is { } told)
        {
            return told;
        }

        var person = new StoredReference
        {
            ServiceUrl = options.Value.ServiceUrl,
            ChannelId = "msteams",
            ConversationId = "",
            ConversationType = "personal",
            TenantId = bot.Value.EffectiveTenants.Count == 1 ? bot.Value.EffectiveTenants[0] : bot.Value.TenantId,
            BotId = $"28:{bot.Value.AppId}",
            UserAadObjectId = account,
        };

        // The digest that waits for this is in hand for a while only.
        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            if (await messenger.OpenAsync(person, either.Token) is not { } opened)
            {
                return null;
            }

            await people.RememberReferenceAsync(officer, References.Write(opened), cancellation);
            return opened;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool TakeRoom(DateOnly day)
    {
        lock (_lock)
        {
            (_day, _tried) = _day == day ? (day, _tried + 1) : (day, 1);
            return _tried <= options.Value.PerDay;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The app for officer {Officer}, who had no chat, ended as {Outcome}; the chat is open: {IsOpen}."
        )]
        public static partial void Tried(ILogger logger, OfficerId officer, InstallOutcome outcome, bool isOpen);
    }
}
