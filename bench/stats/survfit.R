# The peer: Turnbull's estimate by survfit. usage: Rscript survfit.R rows.csv
suppressMessages(library(survival))
rows <- read.csv(commandArgs(TRUE)[1])
rows$left[rows$left == 0] <- NA
seconds <- system.time(fit <- survfit(Surv(left, right, type = "interval2") ~ 1, data = rows))[["elapsed"]]
cat(seconds * 1000)
