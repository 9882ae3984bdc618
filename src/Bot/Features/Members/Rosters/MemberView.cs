using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Rosters;

/// <summary>One member: who, since when, until when, and when officers last met him or her.</summary>
internal sealed record MemberView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    public required Member Member { get; init; }

    /// <summary>通算 up to today, or to the end of the last term.</summary>
    public required Service Service { get; init; }

    public required LastContact? LastContact { get; init; }

    /// <summary>Attendance, the newest first.</summary>
    public required IReadOnlyList<Participation> Attendance { get; init; }

    /// <summary>The seat that he or she has left and nobody has taken.</summary>
    public required Vacancy? Vacancy { get; init; }

    public required CouncilAccess Access { get; init; }

    public string? Note { get; init; }

    public static MemberView Of(Sitting at, Member member, GuidelineSettings settings, string? note = null) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Today = at.Today,
            Member = member,
            Service = Service.Of(member, at.Today, settings),
            LastContact = Core.Members.LastContact.Of(at.Facts, member.Id, at.Today),
            Attendance = ParticipationHistory.Of(at.Facts, member.Id),
            Vacancy = Vacancies.Of(at.Facts, member, at.Today),
            Access = at.Access,
            Note = note,
        };
}

/// <summary>A person by name, in the councils of the reader.</summary>
/// <param name="Asked">The name, or a part of it, as it was typed.</param>
internal sealed record FoundView(Drawing Drawing, string Asked, DateOnly Today, IReadOnlyList<FoundMember> Found);

internal sealed record FoundMember(CouncilId Council, string CouncilName, Member Member);
