using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Calling;

/// <summary>周知 member by member: whom to telephone about which meeting, and who has been told.</summary>
internal sealed record CallView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Null while no meeting is planned and no day was entered.</summary>
    public DateOnly? Meeting { get; init; }

    public IReadOnlyList<ToldMember> Members { get; init; } = [];

    public IReadOnlyDictionary<MemberId, MemberContact> Contacts { get; init; } = new Dictionary<MemberId, MemberContact>();

    /// <summary>Who has just been told, as long as it can be taken back at once.</summary>
    public Member? JustTold { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}
