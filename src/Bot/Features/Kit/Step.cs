using System.Security.Cryptography;
using System.Text;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Kit;

/// <summary>One thing that a known officer asked for, by a button or by words.</summary>
internal sealed record Step
{
    public required Officer Officer { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The settings of this installation, by which rules are read.</summary>
    public required ObligationRules Rules { get; init; }

    /// <summary>The verb of the button, or of the command that the words mean.</summary>
    public required string Verb { get; init; }

    /// <summary>What the button carries and what was typed into the card; empty for words.</summary>
    public required CardData Data { get; init; }

    /// <summary>The words after the command, for example the clause in 要綱 5.</summary>
    public string Words { get; init; } = "";

    public required Command Command { get; init; }

    /// <summary>The person's id on the channel, for the card's refresh.</summary>
    public string? UserId { get; init; }

    /// <summary>The message whose card was used; null for words.</summary>
    public ShownMessage? Message { get; init; }

    /// <summary>The client can take a file by consent: Teams, in a personal chat.</summary>
    public bool TakesConsent { get; init; }

    /// <summary>A link to a file may be given instead: a personal chat, where there is a page that hands files out.</summary>
    public bool TakesLinks { get; init; }

    public bool TakesFiles => TakesConsent || TakesLinks;

    /// <summary>The file that is being made of this step; null for every other step.</summary>
    public Making? Making { get; init; }

    /// <summary>Where the step came from, as a stored reference; null where the channel does not tell.</summary>
    public string? Reference { get; init; }

    /// <summary>The one kind of conversation in which it is asked.</summary>
    public Scopes Scope { get; init; } = Scopes.Personal;

    /// <summary>The form on which the button was pressed with what was typed; null for words, and for buttons of other cards.</summary>
    public string? Form { get; init; }

    /// <summary>Forms that this officer has left without saving.</summary>
    public IReadOnlyList<KeptForm> KeptForms { get; init; } = [];

    /// <summary>The list that the newest card of the personal chat shows; null when it shows none.</summary>
    public StoredList? Shown { get; init; }

    /// <summary>The client only redraws: read, change nothing, update nothing.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>Mints the ids of drawings; fixed where a card is compared with its approved file.</summary>
    public Func<DateTimeOffset, Guid> NewId { get; init; } = Guid.CreateVersion7;

    /// <summary>The council that the button names; not well-formed when it names none.</summary>
    public CouncilId Council => new(Data.Text(Buttons.CouncilKey));

    /// <summary>What the button is about in its council, for example a draft; empty when it is about the council itself.</summary>
    public string Flow => Data.Text(Buttons.FlowKey);

    /// <summary>The version that the card showed; -1, which nothing has, when it showed none.</summary>
    public int Version => Data.Number(Buttons.VersionKey) ?? -1;

    public DateOnly Today => JapanTime.DayOf(Now);

    /// <summary>A command id for the card that is drawn now: its buttons have one effect together.</summary>
    public Drawing Draw() => new(NewId(Now), UserId);

    /// <summary>Begins the audit entry of a change that this step makes.</summary>
    public AuditEntry Audit(string what, string? subject = null, string? before = null) =>
        new(Now, Officer.Id, what, Command.Id, subject, before);

    /// <summary>The id of a command that came as words, the same for a repeated delivery.</summary>
    public static Guid CommandOf(string? conversation, string activity) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation}\n{activity}")).AsSpan(0, 16));
}

/// <summary>A message of the bot that shows a card.</summary>
internal sealed record ShownMessage(string ConversationId, string ActivityId);

/// <summary>What belongs to one drawing of a card.</summary>
/// <param name="Command">The command id that its buttons carry.</param>
/// <param name="UserId">For whom the client may refresh it.</param>
internal sealed record Drawing(Guid Command, string? UserId);
