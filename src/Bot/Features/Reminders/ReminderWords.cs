using KobanBot.Core;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>Codes of reminders as Japanese.</summary>
internal static class ReminderWords
{
    public static string Snooze(int days) => $"{days}日後に再通知";

    public static string Of(Responsible post) =>
        post switch
        {
            Responsible.LeadOfficer => "運営責任者",
            Responsible.OperatingOfficers => "運営担当者",
            Responsible.Supervisors => "地域警察幹部",
            Responsible.Section => "地域警察担当課（係）",
            Responsible.SectionChief => "地域課長",
            Responsible.StationChief => "警察署長",
            Responsible.AreaHeadquarters => "方面本部地域課",
            Responsible.Headquarters => "警察本部地域企画課",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
