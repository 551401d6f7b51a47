using Escalade.Cli;

return CommandLine.Run(args);
