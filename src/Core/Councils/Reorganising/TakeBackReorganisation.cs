using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Reorganising;

/// <summary>設置, 統合 or 分割 taken back as a whole, before its day and while nobody has begun with what it sets up.</summary>
public static class TakeBackReorganisation
{
    public static Outcome<Reorganisation> Decide(OfficeFacts office, ReorganisationGround ground, string id, DateOnly today)
    {
        if (office.Reorganisations.FirstOrDefault(r => r.Id == id) is not { } plan)
        {
            return new Refusal("found.changed-meanwhile");
        }

        if (!plan.CanBeTakenBack(today))
        {
            return new Refusal("found.day-come", JapaneseDate.Long(plan.Day));
        }

        if (office.Foundings.Count > 0)
        {
            return new Refusal("found.under-way");
        }

        var begun = plan.Begins.Select(b => ground.Council(b.Id)).OfType<CouncilFacts>();
        return begun.FirstOrDefault(c => c.Members.Count > 0 || c.Meetings.Count > 0) is { } used
            ? new Refusal("found.has-members", used.Council.Name)
            : plan with
            {
                IsOver = true,
            };
    }
}
