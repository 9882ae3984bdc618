using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Catalogue;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>An extraordinary meeting is not the planned one: what only the plan has entered goes, and is told. Back again, it returns.</summary>
internal static class KindChange
{
    /// <returns>The draft with its content, and what to say; null when the plan has no part in it.</returns>
    public static (MeetingDraft Draft, string? Note) Of(OpenDraft open, MeetingContent content)
    {
        var (at, draft) = (open.At, open.Draft);
        if (PlanPrefill.Without(at.Facts, draft, content) is { } freed)
        {
            var gone = string.Join('、', MeetingFields.Differences(content, freed.Content).Select(f => f.Name));
            return (
                freed,
                gone.Length == 0
                    ? null
                    : $"臨時会議のため、開催計画から転記した{gone}を取り消しました。{gone}は定期会議の計画に残っています。"
            );
        }

        return PlanPrefill.Again(at.Facts, draft, content, at.Today, at.Step.Rules.Settings) is { } planned
            ? (planned, "開催計画から再び転記しました。異なる箇所のみ修正してください。")
            : (draft with { Content = content }, null);
    }
}
