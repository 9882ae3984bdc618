using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Kit;

/// <summary>
/// What a button or a command starts: its name, who may use it, and the handler. It is declared once, with its flow, and is either a
/// <see cref="Reads"/> or a <see cref="Changes"/>.
/// </summary>
/// <param name="Name">What buttons carry, "flow.what". It stands on cards in people's chats: a name that was out is never given another meaning.</param>
internal abstract record Verb(string Name)
{
    /// <summary>The rights on a council of which the person needs one; nothing of the council is shown without <see cref="CouncilRights.Read"/>.</summary>
    public CouncilRights Rights { get; init; } = CouncilRights.Read;

    /// <summary>Who may use it at all, by the posts of today; everybody else is refused before the handler is asked.</summary>
    public Audience Audience { get; init; } = Audience.Everybody;

    /// <summary>What those outside of the audience are told; null for the general sentence.</summary>
    public string? ToOthers { get; init; }

    /// <summary>Where it may be used.</summary>
    public Scopes Scopes { get; init; } = Scopes.Personal;

    /// <summary>
    /// The audit code of what is personal on its card (<c>read.dismissal</c>); whoever reads leaves an entry before the answer. Null where nothing is.
    /// </summary>
    public string? Discloses { get; init; }

    /// <summary>Its inputs choose what is shown (a period, a name to look for); who leaves has nothing typed that would be missed.</summary>
    public bool IsLookup { get; init; }

    /// <summary>Makes the file that its reply offers, once the person has agreed to take it.</summary>
    public FileHandler? File { get; init; }

    public abstract Task<Reply> RunAsync(Step step, Partitions partitions, CancellationToken cancellation);
}

/// <summary>A conversation: its verbs, and the words that start it.</summary>
internal interface IFlow
{
    IReadOnlyList<Verb> Verbs { get; }

    IReadOnlyList<Spoken> Words => [];

    /// <summary>Commands of the message extension that start one of the verbs.</summary>
    IReadOnlyList<ExtensionCommand> Extensions => [];

    /// <summary>One for every verb.</summary>
    IReadOnlyList<Effect> Effects => [];
}

/// <summary>Kinds of conversation, as the manifest has them.</summary>
[Flags]
internal enum Scopes
{
    Personal = 1,
    Team = 2,
    GroupChat = 4,

    /// <summary>Where others read along: nothing personal is shown.</summary>
    Shared = Team | GroupChat,
    Everywhere = Personal | Shared,
}

/// <summary>Posts, as a set.</summary>
[Flags]
internal enum Audience
{
    Nobody = 0,
    OperatingOfficer = 1,
    Supervisor = 2,
    Section = 4,
    SectionChief = 8,
    StationChief = 16,
    AreaHeadquarters = 32,
    Headquarters = 64,

    /// <summary>Whoever is posted at a police station.</summary>
    Station = Supervisor | Section | SectionChief | StationChief,
    Council = OperatingOfficer | Station,

    /// <summary>Those above the stations.</summary>
    Above = AreaHeadquarters | Headquarters,
    Everybody = Council | Above,
}

internal static class Audiences
{
    /// <summary>The posts that an officer holds on a day.</summary>
    public static Audience Of(Officer officer, DateOnly day) =>
        officer.On(day).Aggregate(Audience.Nobody, (all, assignment) => all | Of(assignment.Role));

    public static Audience Of(Role role) =>
        role switch
        {
            Role.OperatingOfficer => Audience.OperatingOfficer,
            Role.CommunityPoliceSupervisor => Audience.Supervisor,
            Role.CommunityPoliceSection => Audience.Section,
            Role.SectionChief => Audience.SectionChief,
            Role.StationChief => Audience.StationChief,
            Role.AreaHeadquarters => Audience.AreaHeadquarters,
            Role.Headquarters => Audience.Headquarters,
            _ => Audience.Nobody,
        };

    /// <summary>The person holds a post of the audience. Whoever holds none today gets what everybody may see: the flows say what is missing.</summary>
    public static bool Includes(this Audience audience, Officer officer, DateOnly day) =>
        audience == Audience.Everybody || (audience & Of(officer, day)) != Audience.Nobody;
}
